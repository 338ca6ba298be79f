# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
# Something that a person has to decide: the rest goes on.
left_alone=0
leave() {
    printf 'Left alone: %s\n' "$*" >&2
    left_alone=1
}
finished=0
trap '[[ $finished == 1 ]] || printf "%s\n" "Stopped before its end. What was done stands; run it again once the cause is gone." >&2' EXIT

# graph METHOD PATH [OPTION…]: one request to Microsoft Graph.
graph() {
    local method=$1 path=$2
    shift 2
    az rest --only-show-errors --method "$method" --url "$graph_url$path" --resource "$graph_resource" "$@"
}

# Repeats what fails because the directory doesn't know a fresh object everywhere yet, for about a minute.
patiently() {
    local seconds message
    for seconds in 1 2 4 8 16 32 0; do
        { message=$("$@" 2>&1 >&3) && return 0; } 3>&1
        case $message in
        *ResourceNotFound* | *'Not Found'* | *'does not exist'* | *'valid application object'* | *'acking application'*) ;;
        *) break ;;
        esac
        sleep "$seconds"
    done
    printf '%s\n' "$message" >&2
    return 1
}

# has LIST LINE: whether the list has that line.
has() { grep -Fxq -- "$2" <<<"$1"; }

az account show --only-show-errors --output none 2>/dev/null || fail "Sign in first: $sign_in"
organisation=$(graph GET '/organization?$select=id,verifiedDomains' \
    --query 'value[0].[id, verifiedDomains[].name][]' --output tsv)
grep -Fxiq -- "$tenant" <<<"$organisation" ||
    fail "This sign-in is of another organisation. It has to be $tenant: $sign_in"
