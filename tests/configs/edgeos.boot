service {
    dhcp-server {
        disabled false
        global-parameters "option ms-uc code 43 = string;"
        shared-network-name VOICE {
            authoritative enable
            subnet 10.120.0.0/24 {
                default-router 10.120.0.1
                ntp-server 10.120.0.1
                ntp-server 10.120.0.2
                time-offset -18000
                start 10.120.0.10 {
                    stop 10.120.0.99
                }
                subnet-parameters "option vendor-encapsulated-options 0a:02:00:c8;"
                subnet-parameters "option sip-servers &quot;sip.fabrikam.example&quot;;"
            }
        }
    }
}
