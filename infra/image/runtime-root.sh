#!/bin/sh
# Gathers in a folder what Node needs of the base system, and nothing else: its own program, the shared libraries
# it is linked to, a user, and the records by which a scanner knows which packages the libraries are from.
# usage: runtime-root.sh FOLDER
set -eu
root=$1
node=$(readlink -f "$(command -v node)")

mkdir -p "$root/usr/bin" "$root/usr/lib" "$root/usr/local/bin" "$root/etc" "$root/var/lib/dpkg"
for name in bin sbin lib lib64; do
  [ ! -L "/$name" ] || cp -P "/$name" "$root/$name"
  [ ! -d "/usr/$name" ] || mkdir -p "$root/usr/$name"
done

cp "$node" "$root/usr/local/bin/node"
: >"$root/packages"
for library in $(ldd "$node" | grep -o '/[^ ]*'); do
  mkdir -p "$root/usr${library%/*}"
  cp -L "$library" "$root/usr$library"
  # A library is recorded under /lib or under /usr/lib, which are the same folder.
  { dpkg -S "$library" 2>/dev/null || dpkg -S "/usr$library"; } | cut -d: -f1 >>"$root/packages"
done

sort -u "$root/packages" | while read -r package; do
  dpkg-query --status "$package"
  echo
done >"$root/var/lib/dpkg/status"
rm "$root/packages"
cp -L /etc/os-release /etc/debian_version "$root/etc/"

echo 'berthcare:x:10001:10001::/tmp:/usr/sbin/nologin' >"$root/etc/passwd"
echo 'berthcare:x:10001:' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
mkdir -m 1777 "$root/tmp"
