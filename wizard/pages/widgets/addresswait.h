// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"
#include "core/error.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace cmw {

class Banner;
class Field;

/// What a sign-in by pasting asks of the person.
struct AddressAsked {
    QUrl signIn; ///< where they sign in
    bool opened = false; ///< in a browser, by itself
    QString account; ///< who signs in
    QString callbackUrl; ///< where the browser ends
    std::optional<Error> because; ///< why it goes this way; none: they chose it
};

/// A sign-in whose answer the person brings: what to do step by step, and a field for the address at which the browser
/// ended. It takes it from the clipboard, too, where it lies there. What was pasted holds a code: it is gone from the
/// field and the clipboard as soon as it is taken.
class AddressWait final : public QWidget {
    Q_OBJECT
public:
    using Judge = std::function<Judgement(const QString &)>;

    explicit AddressWait(QWidget *parent = nullptr);

    /// Says what is wrong with an address.
    void setJudge(Judge judge) { m_judge = std::move(judge); }
    /// Goes on with an address, or says what is wrong with it.
    void setTaker(Judge taker) { m_taker = std::move(taker); }
    void start(const AddressAsked &asked, const QString &language);
    void stop();
    void setLanguage(const QString &language);

Q_SIGNALS:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    Judgement judge(const QString &text) const;
    void say();
    void lookAtClipboard();
    void takeFromClipboard();
    void goOn();
    void take(const QString &address);

    Judge m_judge, m_taker;
    AddressAsked m_asked;
    QString m_language;
    bool m_copied = false;
    bool m_taken = false; ///< and Microsoft is asked for the token
    QLabel *m_because;
    QLabel *m_steps;
    Banner *m_offer;
    QPushButton *m_takeOffer;
    Field *m_address;
    QPushButton *m_goOn;
    QPushButton *m_copy;
    QPushButton *m_cancel;
};

} // namespace cmw
