// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace cmw::practice::webexpages {

/// Colours, light and dark, as the wizard's own; two columns where there is room.
constexpr char style[] = R"(
:root { color-scheme: light dark; --ground: #ffffff; --rail: #f3f5f8; --line: #dfe3ea; --text: #1b2330; --muted: #5a6577;
  --accent: #2457c5; --on: #ffffff; --wrong: #c4281c; --wrongs: #fdeceb; --done: #18794e; --field: #8a94a6; }
@media (prefers-color-scheme: dark) { :root { --ground: #1d2128; --rail: #171a20; --line: #343b47; --text: #e8ebf0;
  --muted: #a3adbb; --accent: #8fb1ff; --on: #12161d; --wrong: #ff9a91; --wrongs: #3d2422; --done: #6fd3a2; --field: #7c8799; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { background: var(--rail); border-bottom: 1px solid var(--line); padding: 12px 24px; display: flex; gap: 24px; flex-wrap: wrap; align-items: baseline; }
header span { color: var(--muted); font-size: 13px; }
nav { display: flex; gap: 16px; }
a { color: var(--accent); }
main { max-width: 860px; margin: 0 auto; padding: 24px; }
h1 { font-size: 21px; font-weight: 600; margin: 0 0 16px; } h2 { font-size: 16px; font-weight: 600; margin: 32px 0 8px; }
.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 24px; }
.wide { grid-column: 1 / -1; }
@media (max-width: 640px) { .grid { display: block; } .field { margin-bottom: 16px; } }
label { display: block; font-size: 13px; color: var(--muted); margin-bottom: 4px; }
label.required::after { content: " *"; color: var(--wrong); }
input[type=checkbox] + label { display: inline; margin-left: 8px; font-size: 15px; color: var(--text); }
input[type=text], input[type=password], select, textarea { width: 100%; padding: 8px 10px; border: 1px solid var(--field); border-radius: 8px; background: var(--ground); color: var(--text); font: inherit; }
input[readonly] { background: var(--rail); }
input[aria-invalid] { border-color: var(--wrong); }
.pair { display: flex; gap: 8px; } .pair button { flex: none; }
button { padding: 8px 16px; border-radius: 8px; border: 1px solid var(--field); background: var(--ground); color: var(--text); font: inherit; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
button:disabled { opacity: .5; cursor: default; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.actions { margin-top: 24px; display: flex; gap: 8px; justify-content: flex-end; align-items: center; flex-wrap: wrap; }
.actions label { margin: 0; } #register { margin-bottom: 24px; } #register .actions { margin-top: 0; }
.error { color: var(--wrong); margin: 4px 0 0; font-size: 13px; }
.notice { padding: 12px 16px; border-radius: 8px; border: 1px solid var(--done); overflow-wrap: anywhere; white-space: pre-wrap; }
.notice.problem { border-color: var(--wrong); background: var(--wrongs); }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; vertical-align: top; }
th { font-size: 13px; color: var(--muted); font-weight: 400; } .muted { color: var(--muted); font-size: 13px; }
)";

/// Show, copy, and what belongs to the other kind of login; all of it works without, only less comfortably.
constexpr char script[] = R"(
document.querySelectorAll('[data-copy]').forEach(b => b.addEventListener('click', () => {
  navigator.clipboard.writeText(document.getElementById(b.dataset.copy).value); b.textContent = 'Copied'; }));
document.querySelectorAll('[data-show]').forEach(b => b.addEventListener('click', () => {
  const field = document.getElementById(b.dataset.show); const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password'; b.textContent = hidden ? 'Hide' : 'Show'; }));
const kind = document.getElementById('authentication-type');
const other = document.getElementById('use-different-email-address-than-the-asset-email-id-for-generating-tokens');
function fit() {
  const basic = kind.value === 'Username Password';
  document.querySelectorAll('.oauth').forEach(e => e.hidden = basic);
  document.querySelectorAll('.basic').forEach(e => e.hidden = !basic);
  if (!basic) document.getElementById('login-id-for-generating-token-field').hidden = !other.checked;
}
if (kind) { kind.addEventListener('change', fit); other.addEventListener('change', fit); fit(); }
)";

} // namespace cmw::practice::webexpages
