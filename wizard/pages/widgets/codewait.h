// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/devicecode.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

/// Shows the code and the page of a sign-in by another device: to read aloud on a call, or to copy. Hidden while
/// nothing is waited for.
class CodeWait final : public QWidget {
    Q_OBJECT
public:
    explicit CodeWait(QWidget *parent = nullptr);

    void start(const DeviceCode &code);
    void stop();

Q_SIGNALS:
    void cancelled();
    void browserWanted(); ///< this computer's

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Copied { Nothing, Code, Address };

    void copy(Copied what);
    void say();

    DeviceCode m_code;
    Copied m_copied = Copied::Nothing;
    QLabel *m_text;
    QLabel *m_large;
    QPushButton *m_copyCode;
    QPushButton *m_copyAddress;
    QPushButton *m_browser;
    QPushButton *m_cancel;
};

} // namespace cmw
