// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace cmw::tests {

/// What a run of the program came to.
struct Ran {
    int exit = -1; ///< -1: it didn't end in time, or crashed
    QByteArray out, err;

    QJsonObject json() const;
    /// A line of "tasks".
    QJsonObject task(const QString &id) const;
};

/// The real program as a process, with a home of its own and without a display.
class Program final {
public:
    enum class Input {
        Pipe,
        Terminal, ///< of its own, for type()
    };

    /// `home`: where it keeps its files; made for it and gone with it where it isn't given.
    /// `more`: environment variables beside the usual ones.
    /// `largestFile`: what it writes past that size fails as on a full disk; 0: nothing does.
    explicit Program(const QStringList &arguments, const QString &home = {}, Input input = Input::Pipe,
        const QProcessEnvironment &more = {}, qint64 largestFile = 0);
    ~Program();

    /// Runs it to its end, with `input` on standard input.
    static Ran run(const QStringList &arguments, const QByteArray &input = {}, const QString &home = {});

    /// Waits until standard error has said that so many times, or `happened` is true. False where it ended before.
    bool waitUntilSaid(const QByteArray &text, int times = 1);
    template <class Happened> bool waitUntil(Happened happened)
    {
        while (m_process.state() != QProcess::NotRunning && !happened())
            m_process.waitForReadyRead(10);
        return happened();
    }
    /// One line of standard output.
    QJsonObject line();
    void signal(int number) const;
    qint64 id() const { return m_process.processId(); }
    /// What a person enters at its terminal.
    void type(const QByteArray &line) const;
    /// What its terminal has shown of that.
    QByteArray shown() const;
    /// What it has said on standard error until now.
    const QByteArray &said() const { return m_err; }
    void closeInput() { m_process.closeWriteChannel(); }
    /// Waits for its end.
    Ran end();

private:
    void read();
    void giveTerminal();

    QTemporaryDir m_home;
    QProcess m_process;
    QByteArray m_out, m_err;
    int m_terminal = -1;
};

/// Empty where the document is as that schema of resources/ says; else why not.
/// Names: "output:run" and the like, "setup".
QByteArray complaint(const QJsonObject &document, const QString &schema);

} // namespace cmw::tests
