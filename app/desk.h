// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/options.h"
#include "app/place.h"
#include "core/result.h"
#include "session/session.h"

#include <QObject>

#include <memory>

namespace cmw {

class Language;
class Wizard;

/// The window and what lies under it: one place, one session, one wizard. Goes over to the practice tenant
/// and back when the window asks for it, with a new one of each.
class Desk final : public QObject {
    Q_OBJECT
public:
    Desk(Options options, Language &language);
    ~Desk() override;

    /// Shows the window. Errors: those of Place::make.
    Result<void> open();

private:
    void goOver(const Options &options);
    Options practiceOptions() const;
    Options realOptions() const;
    void useCloud(const QString &cloud);
    void useClient(const QString &clientId);
    void openSetup();
    void warn(const Error &error);

    Options m_options;
    Language &m_language;
    std::unique_ptr<Place> m_place;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Wizard> m_wizard;
};

} // namespace cmw
