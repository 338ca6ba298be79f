// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QIODevice>
#include <QNetworkReply>

namespace cmw {

/// A body that can be read once. When a connection breaks before the answer, Qt sends the request again on
/// its own, a POST, too, which may have been carried out already. It can't where the body doesn't go back to
/// its start. Not a QBuffer, whose bytes Qt takes past its seek().
class BodyOnce final : public QIODevice {
public:
    explicit BodyOnce(const QByteArray &body);
    qint64 size() const override { return m_body.size(); }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
};

/// Qt calls a status of 400 and above an error; for us it is an answer, if it arrived in full.
bool isAnswer(const QNetworkReply &reply);

/// What the network did to a reply that is no answer; `complaint` is of its certificate, where there was one.
/// Errors: network/*; args: host.
Error networkError(const QNetworkReply &reply, const QString &complaint);

} // namespace cmw
