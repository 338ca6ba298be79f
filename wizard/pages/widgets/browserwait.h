// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class AddressWait;
class CodeWait;
struct AddressAsked;
struct DeviceCode;

/// Says that a sign-in is with the person: in the browser, whose address can be copied for another one, or on any
/// device by a code, or in a browser whose last address is brought here. The wait can be ended. Hidden while nothing is waited for.
class BrowserWait final : public QWidget {
    Q_OBJECT
public:
    explicit BrowserWait(QWidget *parent = nullptr);

    /// `account`: who is to sign in, where that is known.
    void start(const QUrl &address, bool opened, const QString &account);
    void startCode(const DeviceCode &code);
    void startPasting(const AddressAsked &asked, const QString &language);
    void stop();
    /// Whether this sign-in may go by a code instead of the browser.
    void setCodePossible(bool possible);
    /// The part that takes a pasted address.
    AddressWait &pasting() { return *m_pasting; }

Q_SIGNALS:
    void cancelled();
    void codeWanted();
    void browserWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    QUrl m_address;
    QString m_account;
    bool m_opened = true;
    bool m_copied = false;
    QLabel *m_text;
    QPushButton *m_copy;
    QPushButton *m_useCode;
    QPushButton *m_cancel;
    QWidget *m_browser; ///< all that is about the browser
    CodeWait *m_code;
    AddressWait *m_pasting;
};

} // namespace cmw
