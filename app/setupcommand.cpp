// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/setupcommand.h"

#include "app/addressbringer.h"
#include "app/browsercommand.h"
#include "app/practicesetup.h"
#include "practice/visitor.h"
#include "session/appmates.h"

#include <QFileInfo>
#include <QUrlQuery>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView secretTask("azure.client-secret");
constexpr const char16_t *cantTell[] = {
    u"identity/", u"network/", u"http/", u"output/", u"practice/cannot-listen", u"report/not-written"};
constexpr const char16_t *wrongUsage[] = {u"cloud/", u"place/", u"practice/", u"setup/missing",
    u"setup/unreadable", u"command/", u"report/format", u"report/no-folder", u"report/exists"};

template <size_t size> bool startsWithOneOf(const QString &code, const char16_t *const (&starts)[size])
{
    return std::any_of(std::begin(starts), std::end(starts),
        [&code](const char16_t *start) { return code.startsWith(QStringView(start)); });
}

} // namespace

Exit exitFor(const Error &error)
{
    if (error.isCancelled())
        return Exit::Cancelled;
    if (startsWithOneOf(error.code, cantTell) || error.code.endsWith(u"/server")
        || error.code.endsWith(u"/throttled"))
        return Exit::CantTell;
    return startsWithOneOf(error.code, wrongUsage) ? Exit::Usage : Exit::Findings;
}

SetupCommand::SetupCommand(const Options &given, const Output &where)
    : Command(given, where),
      m_texts(where.language()),
      m_file(given.setups.value(0))
{
}

SetupCommand::~SetupCommand()
{
    if (m_thread)
        m_thread->wait();
}

void SetupCommand::start()
{
    if (asksFirst() && !options().yes && !Input::isTerminal()) {
        fail({u"command/needs-yes"_s, {{u"command"_s, options().command}}, {}});
        return;
    }
    if (const Result<void> may = mayStart(); !may) {
        fail(may.error());
        return;
    }
    if (const Result<void> opened = open(); !opened) {
        fail(opened.error());
        return;
    }
    prepare();
}

Result<void> SetupCommand::open()
{
    QString cloud;
    if (!m_file.isEmpty()) {
        if (beginsSetup() && !QFileInfo::exists(m_file)) {
            if (const Result<void> made = Store::save(m_file, {}); !made)
                return made.error();
        }
        if (!options().like.isEmpty()) {
            if (const Result<void> taken = takeOver(); !taken)
                return taken.error();
        }
        const Result<StoredSetup> stored = Store::load(m_file);
        if (!stored)
            return stored.error();
        cloud = stored->setup.cloud;
    }
    Result<std::unique_ptr<Place>> found = Place::make(options(), cloud, Place::Opening::Command);
    if (!found)
        return found.error();
    m_place = std::move(found).value();
    Surroundings surroundings = m_place->surroundings();
    surroundings.shared = m_shared;
    m_session = std::make_unique<Session>(surroundings);
    m_progress = std::make_unique<Progress>(*m_session, output(), options().lineName,
        m_place->visitorSignsIn() ? Progress::SignIn::ByVisitor : Progress::SignIn::ByPerson);
    if (m_place->visitorSignsIn())
        connect(m_session.get(), &Session::waitingForCode, this, [this](const DeviceCode &code) {
            QUrl page(code.page);
            page.setQuery(QUrlQuery{{u"otc"_s, code.code}});
            place().visitor()->open(page);
        });
    m_bringer = std::make_unique<AddressBringer>(*m_session, *m_place, output());
    connect(m_bringer.get(), &AddressBringer::gaveUp, this, &SetupCommand::fail, Qt::QueuedConnection);
    if (const BrowserCommand *browser = m_place->browser())
        connect(browser, &BrowserCommand::failed, m_progress.get(), &Progress::browserFailed);
    if (!m_file.isEmpty()) {
        if (const Result<void> opened = m_session->open(m_file); !opened)
            return opened.error();
    }
    if (!options().agreed.isEmpty())
        m_session->edit(&Setup::agreed, options().agreed);
    return {};
}

Result<void> SetupCommand::takeOver()
{
    const Result<StoredSetup> like = Store::load(options().like);
    if (!like)
        return like.error();
    if (like->setup.clientId.isEmpty())
        return Error{u"setup/no-app"_s, {{u"file"_s, options().like}}, {}};
    Result<StoredSetup> own = Store::load(m_file);
    if (!own)
        return own.error();
    StoredSetup next = std::move(own).value();
    const QString app = next.setup.clientId;
    if (!app.isEmpty() && (app != like->setup.clientId || next.setup.sharedAppWith.isEmpty()))
        return Error{u"setup/has-app"_s, {{u"file"_s, m_file}}, {}};
    takeOverApp(next.setup, like->setup);
    return Store::save(m_file, next);
}

void SetupCommand::prepare()
{
    const bool begins = options().practice || beginsSetup();
    if (!begins || !place().visitor()) {
        begin();
        return;
    }
    if (!session().setup().forwardingAddress.isEmpty()) {
        resumePractice();
        return;
    }
    const QJsonObject practice = place().endpoints().practice;
    if (const std::optional<QString> page = takePrepared(session(), practice)) {
        m_formPage = *page;
        begin();
        return;
    }
    say(tr("Step 1: starting an email app in the practice Webex Connect."));
    beginPractice(session(), practice);
    inBackground(
        [visitor = place().visitor(), setup = session().setup()] {
            return visitor->startEmailApp(setup.assetName, setup.mailbox);
        },
        [this](const Result<practice::Visitor::StartedApp> &started) {
            if (!started) {
                fail(started.error());
                return;
            }
            m_formPage = started->page;
            session().edit(&Setup::forwardingAddress, started->forwardingAddress);
            session().edit(&Setup::callbackUrl, started->callbackUrl);
            begin();
        });
}

void SetupCommand::resumePractice()
{
    const Setup &setup = session().setup();
    if (!beginsSetup() || (setup.tokenGenerated && setup.savedForwardingAddress == setup.forwardingAddress)) {
        begin();
        return;
    }
    inBackground(
        [visitor = place().visitor(), setup] {
            return visitor->resumeEmailApp(setup.forwardingAddress, setup.assetName, setup.mailbox);
        },
        [this](const Result<QString> &page) {
            if (page)
                m_formPage = *page;
            begin(); // without its form step 4 is left to a person
        });
}

void SetupCommand::begin()
{
    if (options().secretFromInput)
        askSecret([this] { work(); }, [this] { fail({u"command/no-secret"_s, {}, {}}); });
    else
        work();
}

void SetupCommand::after(bool started, std::function<void()> next)
{
    if (!started) // this command is the only one at work in its session
        return;
    connect(
        m_session.get(), &Session::workFinished, this,
        [this, next = std::move(next)](const std::optional<Error> &workError) {
            if (workError)
                fail(*workError);
            else
                next();
        },
        Qt::SingleShotConnection);
}

void SetupCommand::ask(Input::Echo echo, const QString &question,
    std::function<void(const QByteArray &)> answered, const std::function<void()> &none)
{
    m_input = std::make_unique<Input>(echo); // before the question: what is typed from then on isn't shown
    if (!question.isEmpty())
        output().say(question);
    connect(m_input.get(), &Input::ended, this, none);
    connect(
        m_input.get(), &Input::line, this, [this, answered = std::move(answered)](const QByteArray &answer) {
            m_input->disconnect(this);
            m_input.release()->deleteLater();
            answered(answer);
        });
}

void SetupCommand::confirm(const QString &about, const QString &question, std::function<void()> next)
{
    askWhether(about, question, std::move(next), [this] { fail({u"cancelled"_s, {}, {}}); });
}

void SetupCommand::askWhether(
    const QString &about, const QString &question, std::function<void()> yes, const std::function<void()> &no)
{
    const auto answered = [yes = std::move(yes), no](const QByteArray &answer) {
        //: The letters that say yes on the terminal, in small letters, with commas between them
        const QStringList letters = tr("y,yes").split(u',');
        if (letters.contains(QString::fromLocal8Bit(answer).toLower()))
            yes();
        else
            no();
    };
    ask(Input::Echo::Shown, about + u'\n' + question, answered, no);
}

void SetupCommand::askSecret(std::function<void()> next, const std::function<void()> &none)
{
    const QString question = tr("The client secret (what you type is not shown):");
    const auto answered = [this, next = std::move(next), none](const QByteArray &answer) {
        if (answer.isEmpty()) {
            none();
            return;
        }
        session().takeSecret(Secret(answer));
        next();
    };
    ask(Input::Echo::Hidden, Input::isTerminal() ? question : QString(), answered, none);
}

void SetupCommand::interrupt()
{
    if (m_session && m_session->isBusy())
        m_session->cancel(); // and workFinished() ends the command
    else
        fail({u"cancelled"_s, {}, {}});
}

void SetupCommand::finish()
{
    if (session().secretIsUnkept())
        removeUnkeptSecret();
    else
        end(verdict());
}

void SetupCommand::removeUnkeptSecret()
{
    const Finding why = session().finding(secretTask);
    say(m_texts.error({why.code, why.args, why.evidence}).trimmed());
    say(tr(
        "No keychain took the new client secret, so nobody could use it: it is removed again. With --keychain memory "
        "it is kept for one run."));
    after(session().startRemovingUnkeptSecret(), [this] { end(verdict()); });
}

void SetupCommand::tellLostSecret() const
{
    const bool isLost = place().forgetsSecrets() && !place().endsWithTheRun()
        && session().wasChanged(secretTask) && !session().setup().clientSecret.isEmpty()
        && !session().setup().tokenGenerated; // else Webex Connect has it
    if (isLost)
        say(m_texts.error({u"secret/this-run-only"_s, {}, {}}).trimmed());
}

void SetupCommand::fail(const Error &error)
{
    if (m_ended)
        return;
    m_error = error;
    output().say(m_texts.error(error).trimmed());
    end(exitFor(error));
}

void SetupCommand::end(Exit exit)
{
    if (std::exchange(m_ended, true))
        return;
    m_exit = exit;
    if (m_session)
        tellLostSecret();
    Q_EMIT finished(exit);
}

} // namespace cmw
