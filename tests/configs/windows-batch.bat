@echo off
rem adapted by hand from the script that came with the server
netsh dhcp server delete optionvalue 120
netsh dhcp server delete optiondef 120
if /i %1 EQU Cleanup goto :EOF
netsh dhcp server add optiondef 120 UCSipServer Binary 0 comment="Sip Server Fqdn"
netsh dhcp server set optionvalue 120 Binary 00037369700866616272696b616d076578616d706c6500
netsh dhcp server add class MSUCClient "UC Vendor Class Id" "MS-UC-Client" 1
netsh dhcp server add optiondef 1 UCIdentifier Binary 0 Vendor=MSUCClient comment="UC Identifier
"netsh dhcp server set optionvalue 1 Binary vendor=MSUCClient 4D532D55432D436C69656E74
netsh dhcp server set optionvalue 2 Binary vendor=MSUCClient %5
if not %7 == NULL (netsh dhcp server set optionvalue 4 Binary vendor=MSUCClient 01BB)
netsh dhcp server \\dhcp02 scope 10.20.30.0 set optionvalue 161 STRING "https://prov.fabrikam.example/v1.2"
netsh dhcp server set optionvalue 5 Binary vendor=MSUC
