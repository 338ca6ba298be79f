// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/networkreply.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString networkCode(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"network/refused"_s;
    case QNetworkReply::HostNotFoundError:
        return u"network/not-found"_s;
    case QNetworkReply::TimeoutError:
        return u"network/timeout"_s;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::TemporaryNetworkFailureError:
        return u"network/cut-off"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"network/tls"_s;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return u"network/proxy"_s;
    default:
        return u"network/failed"_s;
    }
}

} // namespace

BodyOnce::BodyOnce(const QByteArray &body) : m_body(body)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool BodyOnce::seek(qint64 position)
{
    return position >= pos() && QIODevice::seek(position);
}

qint64 BodyOnce::readData(char *to, qint64 most)
{
    const qint64 length = std::min<qint64>(most, m_body.size() - pos());
    std::copy_n(m_body.constData() + pos(), length, to);
    return length;
}

bool isAnswer(const QNetworkReply &reply)
{
    if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 0)
        return false;
    const auto error = reply.error();
    if (error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError) // 400
        return true;
    const bool byStatus =
        (error > QNetworkReply::UnknownProxyError && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
    return byStatus && error != QNetworkReply::ContentReSendError;
}

Error networkError(const QNetworkReply &reply, const QString &complaint)
{
    return {networkCode(reply.error()), {{u"host"_s, reply.url().host()}},
        complaint.isEmpty() ? reply.errorString() : complaint};
}

} // namespace cmw
