// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The headers that tests share are precompiled with this file, which has nothing of its own.
