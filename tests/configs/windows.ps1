# Voice scopes, branch by branch
Import-Module DhcpServer
Add-DhcpServerv4Class -Name "MSUCClient" -Type Vendor -Data "MS-UC-Client"
Add-DhcpServerv4OptionDefinition -OptionId 120 -Name "UCSipServer" -Type BinaryData
Set-DhcpServerv4OptionValue -ComputerName dhcp01 -OptionId 120 -Value 0x00,0x03,0x73,0x69,0x70,0x08,0x66,0x61,0x62,0x72,0x69,0x6b,0x61,0x6d,0x00
Set-DhcpServerv4OptionValue -ComputerName "dhcp01" -ScopeId 10.20.30.0 -VendorClass "MSUCClient" `
    -OptionId 5 -Value ([System.Text.Encoding]::ASCII.GetBytes("/CertProv/CertProvisioningService.svc"))
Set-DhcpServerv4OptionValue -ScopeId 10.20.30.0 -VendorClass MSUCClient -OptionId 4 -Value "1","187"
Set-DhcpServerv4OptionValue -ScopeId 10.20.30.0 -OptionId 42 -Value 10.20.30.1, 10.20.30.2
Set-DhcpServerv4OptionValue -ScopeId 10.20.30.0 -OptionId 43 -Value "241","08","10","20","30","5","10","20","30"
Set-DhcpServerv4OptionValue -ScopeId 10.20.30.0 -OptionId 161 -Value $url
