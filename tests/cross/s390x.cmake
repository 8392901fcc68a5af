# SPDX-License-Identifier: MIT
# Linux on s390x, which is big-endian: Debian's gcc-s390x-linux-gnu, and qemu-user to run it.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR s390x)
set(CMAKE_C_COMPILER s390x-linux-gnu-gcc)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-s390x -L /usr/s390x-linux-gnu)
