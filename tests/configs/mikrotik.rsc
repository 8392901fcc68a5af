# feb/02/2026 10:00:00 by RouterOS 7.14
/ip dhcp-server option
add code=43 name=voice value=0x0a0200c8
add code=161 name=prov value="'https://prov.fabrikam.example/'"
add code=120 name=sip value=0x00037369700866616272696b\
    616d00
/ip dhcp-server network
add address=10.20.30.0/24 dhcp-option=voice,prov,sip gateway=10.20.30.1
