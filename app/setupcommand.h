// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"
#include "app/input.h"
#include "app/place.h"
#include "app/progress.h"
#include "app/resulttext.h"
#include "session/session.h"

#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace cmw {

class AddressBringer;

/// A command that works on one set-up: it opens it, prepares the practice tenant where there is one, and ends
/// with the set-up's lines.
class SetupCommand : public Command {
    Q_OBJECT
public:
    SetupCommand(const Options &given, const Output &where);
    ~SetupCommand() override;

    void start() final;
    void interrupt() final;
    bool asks() const override { return asksFirst() && !options().yes; }
    bool writes() const override { return asksFirst(); }
    QJsonObject json() const override;
    QString text() const override;
    QString reason() const override;
    void share(const std::shared_ptr<SharedSignIn> &shared) override { m_shared = shared; }

protected:
    /// What is told before anything is opened. Not an error: it may start.
    virtual Result<void> mayStart() const { return {}; }
    /// The command's own work, once session() stands. It ends with finish() or fail().
    virtual void work() = 0;
    /// Whether it begins a set-up that isn't there yet: its file, and the email app in a practice Webex Connect.
    virtual bool beginsSetup() const { return false; }
    /// Whether it changes something, so that the person is asked first.
    virtual bool asksFirst() const { return false; }
    /// The lines that the result shows.
    virtual QList<const Task *> tasks() const;
    /// How the lines stand, as exit status.
    virtual Exit verdict() const;

    Session &session() const { return *m_session; }
    Place &place() const { return *m_place; }
    const ResultText &texts() const { return m_texts; }
    Exit exit() const { return m_exit; }
    const std::optional<Error> &error() const { return m_error; }
    bool hasLooked() const;
    bool hasSession() const { return m_session != nullptr; }
    /// The form that step 1 began in the practice Webex Connect; empty where there is none.
    const QString &formPage() const { return m_formPage; }
    void say(const QString &line) const { m_progress->say(line); }

    /// Goes on with `next` when the session's work has ended; an error of that work ends the command.
    void after(bool started, std::function<void()> next);
    /// `question` and what it is about, to the person; goes on with `next` at a yes, else nothing was
    /// changed.
    void confirm(const QString &about, const QString &question, std::function<void()> next);
    /// The same, and a no goes on with `no`.
    void askWhether(const QString &about, const QString &question, std::function<void()> yes,
        const std::function<void()> &no);
    /// Takes the client secret from standard input, which doesn't show it, and goes on with `next`; with `none`
    /// where nothing comes.
    void askSecret(std::function<void()> next, const std::function<void()> &none);
    /// Runs `body`, which blocks, in a thread of its own and hands its result to `next` in this one.
    template <class Body, class Next> void inBackground(Body body, Next next)
    {
        const auto result = std::make_shared<std::optional<std::invoke_result_t<Body>>>();
        m_thread.reset(QThread::create([body = std::move(body), result] { result->emplace(body()); }));
        connect(m_thread.get(), &QThread::finished, this, [this, result, next = std::move(next)] {
            if (!m_ended)
                next(**result);
        });
        m_thread->start();
    }

    void finish();
    void fail(const Error &error);

private:
    Result<void> open();
    /// Gives the new set-up the app of the one that it is to be like.
    Result<void> takeOver();
    void prepare();
    /// Goes on with the email app that an earlier run started in a practice Webex Connect.
    void resumePractice();
    /// work(), once the secret is there that standard input was to bring.
    void begin();
    /// One line from standard input, or none.
    void ask(Input::Echo echo, const QString &question, std::function<void(const QByteArray &)> answered,
        const std::function<void()> &none);
    /// A secret that was made here, and that nobody can have any more when this run is over, isn't lost silently.
    void tellLostSecret() const;
    /// Takes a secret away again that no keychain took: nobody could use it.
    void removeUnkeptSecret();
    void end(Exit exit);

    ResultText m_texts;
    /// What that line's state says about the set-up. Good also where it can't say anything.
    Exit verdictOn(const Task &task) const;

    QString m_file;
    std::shared_ptr<SharedSignIn> m_shared;
    std::unique_ptr<Place> m_place;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Progress> m_progress;
    std::unique_ptr<Input> m_input;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<AddressBringer> m_bringer;
    QString m_formPage;
    std::optional<Error> m_error;
    Exit m_exit = Exit::Good;
    bool m_ended = false;
};

/// The exit status for work that couldn't be done.
Exit exitFor(const Error &error);

} // namespace cmw
