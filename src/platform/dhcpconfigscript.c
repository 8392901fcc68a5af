/* SPDX-License-Identifier: MIT */
/* The line that runs Microsoft's DHCPConfigScript.bat, as DHCPUtil of Skype for Business Server
 * 2015 prints it in its report: mode, vendor class, option 120, sub-options 1 to 5. */
#include "../syntax.h"
#include "windows.h"

/* Where that server keeps it; DHCPUtil tells its reader to modify the path. */
#define SCRIPT                                                                                 \
    "C:\\Program Files\\Common Files\\Skype for Business Server 2015\\DHCPConfigScript.bat"

enum { CODE_SIP_SERVERS = 120 };

static bool is_argument(const item *of) {
    switch (of->row->space) {
    case DHCPOPT_SPACE_DHCP4:
        return of->row->code == CODE_SIP_SERVERS;
    case DHCPOPT_SPACE_MS_UC_CLIENT:
        return true;
    case DHCPOPT_SPACE_CPE_OCPHONE:
        return false;
    }
    return false;
}

static dhcpopt_status check(const plan *p, dhcpopt_error *error) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (!is_argument(of)) {
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, 0, of->bytes.len);
        }
    }
    bool all = plan_find(p, DHCPOPT_SPACE_DHCP4, CODE_SIP_SERVERS) != NULL;
    for (uint8_t code = UC_FIRST; code <= UC_LAST; code++) {
        all = all && plan_find(p, DHCPOPT_SPACE_MS_UC_CLIENT, code) != NULL;
    }
    return all ? DHCPOPT_OK : fail(error, DHCPOPT_PLATFORM_MISSING, 0, 0);
}

dhcpopt_status render_dhcpconfigscript(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) { /* its Cleanup deletes a site's own option 120 */
        return fail(error, DHCPOPT_REMOVE_UNUSED, 0, 0);
    }
    dhcpopt_status status = check(p, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_string(out, "\"" SCRIPT "\" Configure ");
    print_string(out, dhcpopt_space_name(DHCPOPT_SPACE_MS_UC_CLIENT));
    for (size_t index = 0; index < p->count; index++) { /* in order: 120, then 1 to 5 */
        print_char(out, ' ');
        print_octets(out, FORM_HEX, p->items[index].bytes);
    }
    print_end(p, out);
    return DHCPOPT_OK;
}
