// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/addressbringer.h"

#include "app/place.h"
#include "diagnosis/catalogue.h"
#include "practice/visitor.h"
#include "session/session.h"

#include <QPointer>

namespace cmw {

using namespace Qt::StringLiterals;

AddressBringer::AddressBringer(Session &session, const Place &place, const Output &output, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_place(place),
      m_output(output)
{
    // The visitor is on its way before the session says that it waits.
    if (m_place.visitorSignsIn())
        askVisitor();
    connect(&session, &Session::waitingForAddress, this, &AddressBringer::bring);
    connect(&session, &Session::workFinished, this, &AddressBringer::stop);
}

AddressBringer::~AddressBringer()
{
    if (m_place.visitorSignsIn())
        m_place.visitor()->tellEnds({});
}

void AddressBringer::askVisitor()
{
    m_place.visitor()->tellEnds([self = QPointer<AddressBringer>(this)](const QUrl &opened, const QUrl &end) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, opened, address = end.toString(QUrl::FullyEncoded)] {
                if (self && self->m_signIn == opened && self->m_session.isWaitingForAddress())
                    self->take(address);
            },
            Qt::QueuedConnection);
    });
}

void AddressBringer::bring(const QUrl &signIn, bool opened, const std::optional<Error> &because)
{
    const Setup &setup = m_session.setup();
    m_signIn = signIn;
    if (because)
        //: %1: a sentence that says why
        m_output.say(tr("The app gets no redirect URI for the test. %1")
                         .arg(Catalogue::builtIn().words(*because, m_output.language()).summary));
    if (m_place.visitorSignsIn()) {
        m_output.say(tr("Signing in: the practice visitor answers, and brings the address back."));
        return;
    }
    if (opened)
        //: %1: an account
        m_output.say(tr("Sign in as %1 in the browser, or at this address:").arg(setup.signInName()));
    else
        //: %1: an account
        m_output.say(tr("Open this address and sign in as %1:").arg(setup.signInName()));
    m_output.say(signIn.toString(QUrl::FullyEncoded));
    //: %1: an address
    m_output.say(
        tr("The browser ends at %1; the page there may show an error. Paste the whole address from the "
           "browser's address bar here, within about ten minutes:")
            .arg(setup.callbackUrl));
    m_objection.reset();
    m_input = std::make_unique<Input>();
    connect(m_input.get(), &Input::line, this, [this](const QByteArray &line) {
        if (!line.isEmpty())
            take(QString::fromUtf8(line));
    });
    connect(m_input.get(), &Input::ended, this, [this] {
        if (m_session.isWaitingForAddress())
            Q_EMIT gaveUp(m_objection.value_or(Error{u"command/no-address"_s, {}, {}}));
    });
}

void AddressBringer::take(const QString &address)
{
    const Judgement wrong = m_session.takePastedAddress(address);
    if (!wrong)
        return;
    m_objection = Error{wrong->code, wrong->args, {}};
    if (m_place.visitorSignsIn()) {
        Q_EMIT gaveUp(*m_objection);
        return;
    }
    const Words words = Catalogue::builtIn().words(*m_objection, m_output.language());
    m_output.say((words.summary + u' ' + words.repair).trimmed());
}

void AddressBringer::stop()
{
    if (m_input)
        m_input.release()->deleteLater(); // it may be what led here
}

} // namespace cmw
