# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$ends = @((Patiently { Get-MgApplication -ApplicationId $app.Id }).PasswordCredentials | ForEach-Object {
        if ($_.EndDateTime) { ([datetime] $_.EndDateTime).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ') }
    })
if ($ends -contains $secretEnd) {
    Write-Host 'There already: a client secret that this script has made. Its value is in the file that was named then.'
}
elseif (-not $SecretFile) {
    Write-Host 'Still open: the client secret. This script makes it only where you name a file for it:'
    Write-Host '    -SecretFile FILE'
    Write-Host 'Nothing is printed. Hand the file over by a way that your organisation trusts with passwords, never by'
    Write-Host 'mail or chat, and delete it then. Or add the secret in the portal: App registrations > the app >'
    Write-Host 'Certificates & secrets > New client secret, and hand over its Value in the same way.'
}
else {
    # Made first, so that a value that is shown this once has its place; fails where the file is there already.
    $file = (New-Item -ItemType File -Path $SecretFile).FullName
    if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) { chmod 600 $file }
    $made = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{
        displayName = $secretName; endDateTime = $secretEnd
    }
    [IO.File]::WriteAllText($file, $made.SecretText)
    Write-Host "Made: a client secret; its value is in $file. Hand it over by a way that your organisation trusts with"
    Write-Host 'passwords, never by mail or chat, and delete it then.'
}
