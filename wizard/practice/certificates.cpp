// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/certificates.h"

#include <QHostAddress>
#include <QRandomGenerator>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace cmw::practice {

namespace {

template <auto release> struct Release {
    template <class T> void operator()(T *object) const { release(object); }
};
using Bio = std::unique_ptr<BIO, Release<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;

// Some clients refuse certificates that are valid for more than 825 days.
constexpr long validity = 397L * 24 * 3600;

Error opensslError()
{
    char text[256] = {};
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    return {QStringLiteral("practice/no-certificate"), {}, QString::fromLatin1(text)};
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

X509Certificate unsignedCertificate(const QByteArray &name, EVP_PKEY *key, const X509 *issuer)
{
    X509Certificate certificate(X509_new());
    if (!certificate)
        return {};
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(
        X509_get_serialNumber(certificate.get()), QRandomGenerator::system()->generate64() >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validity);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), int(name.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuer) : subject);
    return certificate;
}

QByteArray alternativeNames(const QStringList &hosts)
{
    QStringList names;
    for (const QString &host : hosts)
        names << (QHostAddress(host).isNull() ? QStringLiteral("DNS:") : QStringLiteral("IP:")) + host;
    return names.join(QLatin1Char(',')).toLatin1();
}

template <class Write> QByteArray pem(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || write(bio.get()) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, qsizetype(size)};
}

QByteArray pemOf(X509 *certificate)
{
    return pem([certificate](BIO *bio) { return PEM_write_bio_X509(bio, certificate); });
}

} // namespace

Result<Certificate> makeCertificate(const QStringList &hosts)
{
    const Key caKey(EVP_EC_gen("P-256"));
    const Key key(EVP_EC_gen("P-256"));
    if (!caKey || !key)
        return opensslError();

    const X509Certificate ca = unsignedCertificate("Connect Mail Wizard practice CA", caKey.get(), nullptr);
    if (!ca || !addExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !addExtension(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addExtension(ca.get(), ca.get(), NID_subject_key_identifier, "hash")
        || X509_sign(ca.get(), caKey.get(), EVP_sha256()) == 0)
        return opensslError();

    const X509Certificate leaf = unsignedCertificate(hosts.value(0).toLatin1(), key.get(), ca.get());
    if (!leaf || !addExtension(leaf.get(), ca.get(), NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(leaf.get(), ca.get(), NID_key_usage, "critical,digitalSignature")
        || !addExtension(leaf.get(), ca.get(), NID_ext_key_usage, "serverAuth")
        || !addExtension(leaf.get(), ca.get(), NID_authority_key_identifier, "keyid")
        || !addExtension(leaf.get(), ca.get(), NID_subject_alt_name, alternativeNames(hosts))
        || X509_sign(leaf.get(), caKey.get(), EVP_sha256()) == 0)
        return opensslError();

    return Certificate{pemOf(leaf.get()),
        pem([&key](BIO *bio) {
            return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        }),
        pemOf(ca.get())};
}

} // namespace cmw::practice
