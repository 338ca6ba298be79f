// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"
#include "core/endpoints.h"
#include "core/finding.h"
#include "core/setup.h"
#include "services/identity.h"
#include "services/keychain.h"
#include "services/smtp.h"
#include "session/admin.h"
#include "session/filedsecret.h"
#include "session/journal.h"
#include "session/mailboxway.h"
#include "session/runner.h"
#include "session/secretkeeper.h"
#include "session/store.h"
#include "tasks/inforce.h"
#include "tasks/plan.h"
#include "tasks/verify/receipt.h"

#include <QHash>
#include <QLockFile>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace cmw {

class Receiving;
class SharedSignIn;
class TestEmail;

/// What a session is given: where things are, how an address is opened, and where secrets and files go.
struct Surroundings {
    Endpoints endpoints;
    OpenAddress open;
    std::shared_ptr<Keychain> keychain;
    QString folder; ///< for set-up files
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< of one request
    int pace = 1; ///< see Patience
    Admin::Way signIn = Admin::Way::Browser; ///< of the admin
    std::shared_ptr<SharedSignIn> shared = {}; ///< with sessions that work side by side; null: there are none
    std::function<QDateTime()> clock = {}; ///< UTC; empty: the system's

    QDateTime now() const { return clock ? clock() : QDateTime::currentDateTimeUtc(); }
};

/// What the test email came to.
struct TestEmailResult {
    bool accepted = false;
    QString from, to, queueId; ///< several receivers: with commas between
    QList<ReceiverReply> receivers; ///< those that the server was asked for
    QList<Error> notes; ///< worth knowing, and no failure: of the receivers, or of something on the way
    QList<Stage> stages; ///< token, then those of the delivery
    Finding finding; ///< done, or what is wrong
    Finding refusal; ///< what the server said no with, before it was judged; else without a code
    std::optional<TokenClaims> token; ///< that it was refused with; empty: an opaque one
    QDateTime refusedAt; ///< UTC
    QString transcript;
    std::optional<Error>
        leftover; ///< why the loopback redirect URI could not be taken away; the next run tries again
};

/// The one mutable state of the program: the set-up, how its lines stand, the journal, and the one piece of
/// work that runs. Pages and commands ask it and call it; it tells them by signals, all in the main thread.
/// Every start… function is refused (returns false) while something runs.
class Session final : public QObject {
    Q_OBJECT
public:
    explicit Session(Surroundings surroundings, QObject *parent = nullptr);
    ~Session() override;

    const Surroundings &surroundings() const { return m_surroundings; }
    const Endpoints &endpoints() const { return m_surroundings.endpoints; }
    const Plan &plan() const { return m_plan; }
    Admin &admin() { return *m_admin; }
    const Store &store() const { return m_store; }
    /// Opens an address for the person, the way that this session was given. False where it could not be.
    bool openAddress(const QUrl &address) const
    {
        return m_surroundings.open && m_surroundings.open(address);
    }

    // The set-up
    const Setup &setup() const { return m_setup; }
    /// Sets one value; tells changed() and saves where it is another one. With another mailbox goes what was learned of
    /// the one before: its lines in step 3, who signs in for it, and what the person said of its form.
    template <class T, class V> void edit(T Setup::*field, V &&value)
    {
        T next(std::forward<V>(value));
        if (m_setup.*field == next)
            return;
        m_setup.*field = std::move(next);
        touched();
    }
    /// Whether another set-up may take the present one's place. Errors: setup/busy, setup/secret-unkept.
    Result<void> mayLeave() const;
    /// A new, empty set-up; its file is made when the first value is known. Nothing where mayLeave() fails.
    void begin();
    /// A new set-up for another mailbox of the present one's app. Nothing where mayLeave() fails.
    void beginAnother();
    /// Errors: those of Store::load and mayLeave(), and setup/other-cloud. The present set-up stays where it fails.
    Result<void> open(const QString &file);
    QString file() const { return m_file; }
    /// The last error of writing the file, if it stands.
    const std::optional<Error> &saveError() const { return m_saveError; }

    // How the lines stand
    /// "Can't tell, not looked at yet" (code "not-looked") where nothing is known.
    Finding finding(const QString &task) const;
    bool wasChanged(const QString &task) const { return m_changedTasks.contains(task); }
    qint64 milliseconds(const QString &task) const { return m_milliseconds.value(task); }
    /// Of a step ("1" to "4", "verify"): the worst of its lines.
    State stepState(const QString &step) const;
    /// The line that mends what is wrong there, where it was changed since that was found and is right now; else empty.
    QString mendedBy(const QString &task) const;
    /// What stands in the tenant by this set-up's doing, newest first.
    QList<JournalEntry> changes() const;
    /// Of that, what is about this mailbox, or about no mailbox.
    QList<Change> standing() const;
    /// Another mailbox than that one, whose own settings this set-up has changed and not taken back; empty: none.
    QString leftBehind(const QString &mailbox) const;
    /// What the task has changed for this mailbox and may not be in force yet; empty: nothing.
    std::optional<Settling> settling(const QString &task) const;
    QDateTime now() const; ///< UTC

    // An app for several mailboxes
    /// Whether this set-up may change what the task is about: the app can be another set-up's.
    bool mayChange(const Task &task) const;
    /// Those, and the lines that must be right before one of them is changed.
    QList<const Task *> withPrecedents(const QList<const Task *> &tasks) const;
    /// Names of this computer's other set-ups with the same app.
    QStringList othersOfTheApp() const;
    /// Those that stop working when these tasks' changes are taken back (all where empty).
    QStringList othersThatLose(const QStringList &tasks) const;

    // Work; each ends with workFinished()
    bool isBusy() const { return m_busy; }
    /// Looks at these tasks (all where empty): signs in where they need it. Changes nothing, but takes away the
    /// redirect URI that a killed test email left.
    /// A line whose change was refused is "to do" by its look alone; Keep lets it go on saying why it was refused.
    enum class Refusals { Forget, Keep };
    bool startCheck(const QStringList &ids, Refusals refusals = Refusals::Forget);
    /// The same beside what the person does: never a sign-in, and lines that it can't tell stay as they stood.
    bool startQuietCheck(const QStringList &ids);
    /// The same without any sign-in: only tasks that need none, such as what the person typed.
    void checkLocal();
    bool startApply(const QStringList &ids);
    /// Makes one more client secret, to take the place of the present one: that one stays until the person says
    /// that Webex Connect has the new one, and the secret's line is applied again. Other set-ups that share this
    /// one's app learn its id. Refused where the app is another set-up's, too.
    bool startRenewal();
    /// Takes back what the journal says, newest first; `ids` empty: everything.
    bool startUndo(const QStringList &ids);
    /// Takes back the secret alone that was made in this run and that no keychain took.
    bool startRemovingUnkeptSecret();
    /// Signs in only. For the page that shows who is signed in.
    bool startSignIn();
    /// The next sign-in is to the mailbox's own organisation, for somebody whose home is another one.
    void signInAsGuest();
    bool startTestEmail(const QString &to, MailboxWay way = MailboxWay::ByItself);
    bool isWaitingForAddress() const;
    /// What is wrong with an address that the person pasted, while the test email waits for one; empty: nothing.
    /// Codes: pasted/*.
    Judgement judgePastedAddress(const QString &text) const;
    /// The test email goes on with it; where something is wrong with it, it goes on waiting, and this says what.
    Judgement takePastedAddress(const QString &text);
    /// Looks in the message trace for a mail to the mailbox, and follows it: one with that code in its subject, else
    /// any from outside that came after the person was asked for one. It looks again and again for so long at most.
    bool startReceiving(const QString &code, const QDateTime &since, std::chrono::minutes within,
        Unforwarded unforwarded = Unforwarded::Told);
    /// Sends that mail to the mailbox from the signed-in admin's own one, and follows it. Where it can't be sent, the
    /// line's finding says why, and nothing is followed: verify/receive-send-*, or an error's.
    bool startSending(const QString &code, const QString &subject, std::chrono::minutes within,
        Unforwarded unforwarded = Unforwarded::Told);
    /// By whom: the signed-in admin, or who signed in last; empty: not known yet. No value: by nobody, for it is the
    /// mailbox itself.
    std::optional<QString> possibleSender() const;
    /// The mailbox, as it was seen in the last hour, doesn't forward to Webex Connect: no mail can come there.
    bool isUnforwarded() const;
    /// The mail that was followed last, as far as it came; empty: none was in this run.
    const std::optional<Receipt> &receipt() const { return m_receipt; }
    /// Why the app is not given a redirect URI for the test, as far as the set-up tells; empty: it may be.
    std::optional<Error> noRedirectHere() const;
    void cancel();
    const std::optional<TestEmailResult> &testEmail() const { return m_testEmail; }

    // The client secret
    /// Keep secrets for this run only: the person's choice where there is no keychain.
    void keepSecretInMemory();
    bool secretIsInMemoryOnly() const { return m_secrets->isMemoryOnly(); }
    /// A secret that was made in this run and that no keychain took: it is lost when the program ends.
    bool secretIsUnkept() const { return m_unkept && wasChanged(secretTask); }
    /// A secret that the person pasted: kept like one that the wizard made.
    void takeSecret(const Secret &secret);

Q_SIGNALS:
    void changed(); ///< the set-up
    void foundTask(const QString &task);
    void taskStarted(const QString &task);
    void taskWaiting(const QString &task, const cmw::Error &reason, int nextSeconds);
    void busyChanged();
    /// `error` is empty, or why the work as a whole could not be done (no sign-in, cancelled, no keychain).
    void workFinished(const std::optional<cmw::Error> &error);
    /// Something speaks against what the person gave; the work goes on.
    void doubted(const cmw::Error &error);
    void waitingForPerson(const QUrl &address, bool opened); ///< a sign-in is with the browser
    void waitingForCode(const cmw::DeviceCode &code); ///< or by a code, with any device
    /// Of the test email: the address at which the browser will end is to be pasted. `because`: why it goes this way,
    /// where the person didn't choose it.
    void waitingForAddress(const QUrl &signIn, bool opened, const std::optional<cmw::Error> &because);
    void stageEnded(const cmw::Stage &stage); ///< of the test email
    void followed(const cmw::Receipt &receipt); ///< a look at the message trace ended
    void secretKept(); ///< in the keychain, read back

private:
    static constexpr QLatin1String secretTask{"azure.client-secret"};
    static constexpr QLatin1String testTask{"verify.test-email"};
    static constexpr QLatin1String receivingTask{"verify.receiving"};

    void touched();
    void leaveMailbox();
    /// Later, where another window or command works on the file.
    void save();
    void saveAgain();
    /// What was put off, now: even where somebody works there still.
    void saveBeforeLeaving();
    /// Whether somebody else has renewed the secret, and this set-up goes on with that one.
    bool write();
    void useFile(const QString &file);
    void setFinding(const QString &task, const Finding &finding);
    void dropFinding(const QString &task);
    /// Neither saves nor tells.
    void note(const QString &task, const Finding &finding);
    void found(const QString &task, const Finding &finding);
    /// By a look that a mail was the reason for.
    void foundBeside(const QString &task, const Finding &finding);
    void finished(const RunReport &report);
    /// What the last test email proved is of another app or secret.
    void forgetTestEmail();
    /// `because`: why it goes another way than by the wizard, where the person didn't choose that.
    void sendTestEmail(
        const QString &to, const AdminTokens &tokens, MailboxWay way, const std::optional<Error> &because);
    void beginTestEmail(
        const QString &to, const AdminTokens &tokens, MailboxWay way, const std::optional<Error> &because);
    /// Sends it without an admin, whose sign-in was refused. False where that is no reason to.
    bool sendWithoutAdmin(const QString &to, const Error &refusal);
    void follow(const AwaitedMail &awaited, std::chrono::minutes within, Unforwarded unforwarded,
        const AdminTokens &tokens);
    /// What became of the mail, by all that is known now.
    Finding judged(const Receipt &receipt) const;
    /// What a mail proved is of another mailbox, forwarding address or tenant.
    void forgetReceipt();
    /// The test email's finding by all that is known now.
    Finding judged(const TestEmailResult &result) const;
    void learn(const Learned &learned);

    static Error cancelled();
    bool undo(const QList<JournalEntry> &entries);
    /// Told why there is no sign-in. True: the work goes on without one.
    using WithoutSignIn = std::function<bool(const Error &)>;
    /// Marks the session busy, reads the secret, makes tokens, then goes on. False while something runs.
    bool begin(const Access &access, std::function<void(const AdminTokens &)> then,
        WithoutSignIn withoutSignIn = {});
    /// Asks Microsoft, without a sign-in, which organisation and cloud the mailbox's domain is of, then goes on.
    /// Errors: cloud/is-*.
    void findMailboxHome(std::function<void(Result<void>)> then);
    void signIn(const Access &access, std::function<void(const AdminTokens &)> then,
        const WithoutSignIn &withoutSignIn);
    /// The directory that the set-up belongs to for good, since an app or a change of it is there; else empty.
    QString boundTenant() const;
    /// Takes note of who signed in. Errors: azure/other-tenant, identity/other-organisation.
    Result<void> recogniseAdmin();
    /// Where the next sign-in goes; empty: to the person's own organisation.
    QString signInTenant() const;
    /// What the set-up's organisation goes by among sessions that share a sign-in.
    QString organisation() const;
    /// For this process alone, until the work ends. Errors: setup/in-use.
    Result<void> lockFile();
    void end(const std::optional<Error> &error);
    void endWhenKept(const std::optional<Error> &error);
    void runTasks(Run::Kind kind, const QList<const Task *> &tasks, const QList<JournalEntry> &undo,
        const AdminTokens &tokens);
    void refuseWithoutKeychain(QList<const Task *> tasks, std::function<void(QList<const Task *>)> then);
    Run preparedRun(const AdminTokens &tokens) const;
    QList<const Task *> tasksNamed(const QStringList &ids) const;
    /// What a killed run left behind and is of no use: taken back before anything else.
    QList<JournalEntry> leftovers(Run::Kind kind) const;
    Access accessForLeftovers(Run::Kind kind) const;
    /// Those of the plan and beside it.
    QList<const Task *> makersNamed(const QStringList &ids) const;

    void keepSecret();
    /// Looks whether somebody else has renewed the secret, and goes on with that one.
    void heedFile();
    bool takeOverSecret();
    void tellTakenOver();
    /// Of the keychain: what the directory has no secret for any more goes, the rest once its successor is kept.
    void leaveEntries(const Setup &before, const Learned &learned);
    void removeLeftEntries();
    Result<void> tellSecretToOthers() const;
    void loadSecret(std::function<void()> then);

    Surroundings m_surroundings;
    Plan m_plan;
    Store m_store;
    std::unique_ptr<Task> m_testRedirect; ///< for taking back a redirect URI that a killed test email left
    std::unique_ptr<SecretKeeper> m_secrets;
    std::unique_ptr<Admin> m_admin;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Receiving> m_receiving; ///< before the runner, as the next
    std::unique_ptr<TestEmail> m_test; ///< before the runner, whose worker speaks to it until it has joined
    std::unique_ptr<Runner> m_runner;
    std::shared_ptr<QLockFile> m_lock; ///< on the set-up file, while something runs
    Setup m_setup;
    QString m_file;
    FiledSecret m_filedSecret;
    std::optional<Error> m_saveError;
    QTimer m_saveLater; ///< runs while a save is put off
    int m_setupNumber = 0; ///< of those that this session has had
    QHash<QString, Finding> m_findings;
    QHash<QString, Finding> m_refused; ///< why the last apply could not change a line
    QHash<QString, qint64> m_milliseconds;
    QSet<QString> m_changedTasks;
    QString m_knownMailbox; ///< whose the findings of step 3 are
    std::optional<TestEmailResult> m_testEmail;
    std::optional<Receipt> m_receipt;
    std::unique_ptr<QObject> m_homeSearch; ///< while the mailbox's directory is looked for; drops the answer
    std::optional<Finding> m_unkept; ///< why no keychain took the secret
    QString m_homeDomain; ///< whose home was found, or can't be
    QString m_homeTenant; ///< empty: not known
    bool m_asGuest = false;
    bool m_busy = false;
    bool m_cancelled = false;
};

} // namespace cmw
