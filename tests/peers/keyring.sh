#!/bin/sh
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs a program of keychain tests in sessions of its own, with gnome-keyring in each state that was seen:
#   keyring.sh PROGRAM
# The program gets the name of the test function that fits the state. Nothing of the person's own session is touched.
set -u
program=$1
home=$(mktemp -d)
failed=0
trap 'rm -rf "$home"' EXIT

# A bus whose services are those in one folder alone: none, at first.
mkdir "$home/services"
cat >"$home/bare.conf" <<XML
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$home</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$home/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
XML

# try STATE "OPTIONS OF DBUS-RUN-SESSION" "COMMANDS BEFORE THE PROGRAM" [ENVIRONMENT…]
try() {
    state=$1 options=$2 before=$3
    shift 3
    mkdir -p "$home/$state/run"
    chmod 700 "$home/$state/run"
    # The daemon may outlive its bus: it is ended by its own id.
    env -u DISPLAY -u WAYLAND_DISPLAY HOME="$home/$state" XDG_RUNTIME_DIR="$home/$state/run" XDG_CURRENT_DESKTOP= "$@" \
        dbus-run-session $options -- sh -c "$before
            '$program' $state; status=\$?
            test -z \"\${daemon:-}\" || kill \$daemon
            exit \$status" || failed=1
}

unlocked='printf test-password | gnome-keyring-daemon --foreground --unlock --components=secrets &
daemon=$!
until dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets | grep -q true; do sleep 0.05; done'

try secretsAreKept '' "$unlocked"
try lockedKeyringIsTold '' "$unlocked"
try jobThatNeverAnswersIsTold '' "$unlocked" QT_NO_GLIB=1
try noServiceIsTold "--config-file=$home/bare.conf" ''
# A service that is started and never takes its name.
printf '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 4\n' >"$home/services/mute.service"
try serviceThatDoesNotStartIsToldInTime "--config-file=$home/bare.conf" ''
exit $failed
