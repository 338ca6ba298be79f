# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The whole of "web" goes out each time: what isn't sent, Graph would be free to reset.
function Set-Web([string[]] $uris, [bool] $accessTokens, [bool] $idTokens) {
    Patiently {
        Update-MgApplication -ApplicationId $app.Id -BodyParameter @{ web = @{
                redirectUris = @($uris)
                implicitGrantSettings = @{
                    enableAccessTokenIssuance = $accessTokens
                    enableIdTokenIssuance = $idTokens
                }
            }
        }
    }
}
