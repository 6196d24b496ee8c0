#!/bin/sh
# WordPress of Debian in a new folder: ./start.sh FOLDER [PORT]. Ctrl-C ends it and its database.
# Needs php-cli, php-mysql, mariadb-server-core and mariadb-client-core by apt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir "$1" && cd "$1"
export WP_URL="http://127.0.0.1:${2:-8090}" WP_SOCKET="$PWD/db.sock"
apt-get download wordpress
dpkg -x wordpress_*.deb .
cp -r usr/share/wordpress site && mkdir -p site/wp-content/mu-plugins
rm site/wp-config.php && cp "$here/wp-config.php" "$here/router.php" "$here/set-up.php" site
cp "$here/lotse-offers.php" site/wp-content/mu-plugins
mariadb-install-db --no-defaults --datadir="$PWD/db" --user="$(id -un)" --auth-root-authentication-method=normal > db.log
mariadbd --no-defaults --datadir="$PWD/db" --user="$(id -un)" --socket="$WP_SOCKET" --skip-networking 2>> db.log &
database=$!
trap 'kill $database' EXIT
until mariadb --no-defaults --user=root --socket="$WP_SOCKET" -e 'create database if not exists wordpress' 2> /dev/null; do sleep 1; done
(cd site && php set-up.php)
php -S "${WP_URL#http://}" -t site site/router.php
