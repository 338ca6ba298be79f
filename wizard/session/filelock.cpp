// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filelock.h"

#include <QDir>

namespace cmw {

using namespace Qt::StringLiterals;

Result<std::shared_ptr<QLockFile>> lockSetup(const QString &file, std::chrono::milliseconds patience)
{
    auto lock = std::make_shared<QLockFile>(file + u".lock"_s);
    lock->setStaleLockTime(std::chrono::milliseconds(0)); // it is stale when its process is gone
    if (lock->tryLock(static_cast<int>(patience.count())))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return std::shared_ptr<QLockFile>();
    return Error{u"setup/in-use"_s, {{u"file"_s, QDir::toNativeSeparators(file)}}, {}};
}

} // namespace cmw
