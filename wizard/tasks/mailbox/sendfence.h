// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: holds an app with the application permission Mail.Send, as Cisco's document asks for it, to this mailbox.
/// With the permission alone, whoever has the client secret sends as anyone in the organisation.
///
/// The connection stands without it, so it is offered and never demanded: without a fence the line is settled, warns,
/// and is done on the person's word alone. Webex Connect sends by SMTP as the signed-in mailbox (the delegated
/// SMTP.Send), which no fence touches: one that leaves this mailbox out breaks nothing.
///
/// Microsoft has two fences, and this one is an application access policy, RestrictAccess:
///  - "Microsoft Entra permissions can only be constrained using Application Access Policies." Role Based Access Control
///    for Applications, which is to replace them, grants beside the directory: "the assigned permissions are a union".
///    With it the documented Mail.Send would have to be taken away, step 2 would miss it, and the next admin consent
///    would open the fence again, unnoticed. A policy holds whatever is consented to.
///  - Its role "Application Mail.Send" is for Graph; the document's permission is Exchange Online's.
///  - It needs the role group Organization Management; a policy needs what Exchange Administrators have.
/// What speaks against it: Microsoft asks for no new policies, for they will have to be moved to roles one day (without
/// a date so far), and an organisation has room for about 300, or 100 with long descriptions. So the words of the line
/// name the other way, too: to leave out Mail.Send and, where something needs it, assign the role with a scope; and
/// check() knows roles, as a fence and as a hole in one.
///
/// Each set-up has a policy of its own: any one that matches lets the app in. So a second mailbox of the app is added
/// beside the first, and taking one back leaves the others as they are. A user mailbox is the policy's scope itself; any
/// other is no security principal, and gets a mail-enabled security group of its own.
/// In force after 30 minutes up to two hours; "longer than 1 hour" in Graph, although the test says so at once.
///
/// Source: Microsoft Learn, "Role Based Access Control for Applications in Exchange Online" (FAQ, limitations),
/// "New-ApplicationAccessPolicy" (rules, scopes, room), "Limiting application permissions to specific Exchange Online
/// mailboxes" (permissions covered: Mail.Send and ten others of Graph, full_access_as_app of EWS; times).
class SendFence final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
};

} // namespace cmw
