// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Certificates for smtp.office365.com that nobody trusts; the names of those who signed them are what is looked at.

/// By "DigiCert Inc", "DigiCert Global Root G2", as Microsoft's are.
constexpr char byDigiCert[] = "-----BEGIN CERTIFICATE-----\n"
                              "MIIBXzCCAQQCFFtC9OjsFsBQOxwW2ZbCX1Xg3lkUMAoGCCqGSM49BAMCMEYxCzAJ\n"
                              "BgNVBAYTAlVTMRUwEwYDVQQKDAxEaWdpQ2VydCBJbmMxIDAeBgNVBAMMF0RpZ2lD\n"
                              "ZXJ0IEdsb2JhbCBSb290IEcyMB4XDTI2MTEyNzIzNDk0NloXDTM2MTEyNDIzNDk0\n"
                              "NlowHTEbMBkGA1UEAwwSc210cC5vZmZpY2UzNjUuY29tMFkwEwYHKoZIzj0CAQYI\n"
                              "KoZIzj0DAQcDQgAEydRb4m/rUPJ8tf3NJXtCJ2nSVcl/bnXC1boXsTAWPgNerTRS\n"
                              "SIzjUcmWsiCAc+GkfZMsSD90JHeMd0gP3DJwmDAKBggqhkjOPQQDAgNJADBGAiEA\n"
                              "0Z9IwZAeP1p4NqrUPQ6X38vn+Wee7FFQ20i6zEeDjm0CIQD9sl7108QtjZBve09/\n"
                              "rRhjVbEptd7eWpBlUB0y/gJsog==\n"
                              "-----END CERTIFICATE-----\n";

/// By "Contoso Ltd", "Contoso Web Filter".
constexpr char byContoso[] = "-----BEGIN CERTIFICATE-----\n"
                             "MIIBSzCB8QIUMgZaJ7LH+HLaGVa9MdqPCoJX6TUwCgYIKoZIzj0EAwIwMzEUMBIG\n"
                             "A1UECgwLQ29udG9zbyBMdGQxGzAZBgNVBAMMEkNvbnRvc28gV2ViIEZpbHRlcjAe\n"
                             "Fw0yNjExMjcyMzQ5NDZaFw0zNjExMjQyMzQ5NDZaMB0xGzAZBgNVBAMMEnNtdHAu\n"
                             "b2ZmaWNlMzY1LmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABChDyQBq3SJo\n"
                             "uF/eGQQMzR2Dl8TaAtvX9GAhv8PHqhxLobSMMrRpv2Q2Ss31WIn8pDDVgioE+QDo\n"
                             "ibe94Wm55oQwCgYIKoZIzj0EAwIDSQAwRgIhAP+hxS7iwrL89o8D6NnkLGcoIZQl\n"
                             "m665e1Uk97I7C2EeAiEA/OQQa+68FBbRXEGmVjpWUoX6VwFLwSA1g5qP/wz+DP4=\n"
                             "-----END CERTIFICATE-----\n";

/// By "Microsoft Forefront TMG HTTPS Inspection Certification Authority": a proxy that Microsoft sold.
constexpr char byForefront[] = "-----BEGIN CERTIFICATE-----\n"
                               "MIIBZDCCAQkCFFDznDi4rScfAmwBeVdmc2Z/1SjLMAoGCCqGSM49BAMCMEsxSTBH\n"
                               "BgNVBAMMQE1pY3Jvc29mdCBGb3JlZnJvbnQgVE1HIEhUVFBTIEluc3BlY3Rpb24g\n"
                               "Q2VydGlmaWNhdGlvbiBBdXRob3JpdHkwHhcNMjYxMTI3MjM0OTQ3WhcNMzYxMTI0\n"
                               "MjM0OTQ3WjAdMRswGQYDVQQDDBJzbXRwLm9mZmljZTM2NS5jb20wWTATBgcqhkjO\n"
                               "PQIBBggqhkjOPQMBBwNCAAStESUObat7Cg+49Fs9LI18C80rNOIeQ3TR/uslGrym\n"
                               "TRKGvEKsO6IhWhEgJqcd9OIR3mBLiFHmdPeM8WJSzj8oMAoGCCqGSM49BAMCA0kA\n"
                               "MEYCIQCwGmB5WQPGwUinM5Gtbgg/s3ZuqOAPA2rfUw421ixNjQIhAOU/MCzy57mP\n"
                               "FVGyFaqMlCWXYG8TUejIyoZY5JSWWjMl\n"
                               "-----END CERTIFICATE-----\n";
