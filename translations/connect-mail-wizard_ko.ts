<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>cmw::AccountRow</name>
    <message>
        <source>Nobody is signed in at Microsoft yet.</source>
        <translation>아직 Microsoft에 로그인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>다른 계정</translation>
    </message>
    <message>
        <source>no directory role</source>
        <translation>디렉터리 역할 없음</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>게스트</translation>
    </message>
</context>
<context>
    <name>cmw::AddressBringer</name>
    <message>
        <source>Signing in: the practice visitor answers, and brings the address back.</source>
        <translation>로그인: 연습용 방문자가 답하고 주소를 가져옵니다.</translation>
    </message>
    <message>
        <source>Sign in as %1 in the browser, or at this address:</source>
        <extracomment>%1: an account</extracomment>
        <translation>브라우저에서 %1(으)로 로그인하거나 다음 주소에서 로그인하십시오:</translation>
    </message>
    <message>
        <source>Open this address and sign in as %1:</source>
        <extracomment>%1: an account</extracomment>
        <translation>다음 주소를 열고 %1(으)로 로그인하십시오:</translation>
    </message>
    <message>
        <source>The browser ends at %1; the page there may show an error. Paste the whole address from the browser&apos;s address bar here, within about ten minutes:</source>
        <extracomment>%1: an address</extracomment>
        <translation>브라우저가 마지막에 %1에 도착하며 그 페이지는 오류를 표시할 수 있습니다. 브라우저 주소 표시줄의 주소 전체를 약 10분 안에 여기에 붙여 넣으십시오:</translation>
    </message>
    <message>
        <source>The app gets no redirect URI for the test. %1</source>
        <extracomment>%1: a sentence that says why</extracomment>
        <translation>테스트용 리디렉션 URI를 앱에 추가하지 않습니다. %1</translation>
    </message>
</context>
<context>
    <name>cmw::AddressWait</name>
    <message>
        <source>The clipboard holds the address.</source>
        <translation>클립보드에 주소가 있습니다.</translation>
    </message>
    <message>
        <source>In the browser, sign in as %1.</source>
        <extracomment>%1: an account</extracomment>
        <translation>브라우저에서 %1(으)로 로그인합니다.</translation>
    </message>
    <message>
        <source>Copy the sign-in address, open it in any browser, and sign in as %1.</source>
        <translation>로그인 주소를 복사해 아무 브라우저에서나 열고 %1(으)로 로그인합니다.</translation>
    </message>
    <message>
        <source>The browser ends at %1. The page there may show an error: it doesn&apos;t know this sign-in.</source>
        <extracomment>%1: an address</extracomment>
        <translation>브라우저가 마지막에 %1에 도착합니다. 그 페이지는 이 로그인을 모르므로 오류를 표시할 수 있습니다.</translation>
    </message>
    <message>
        <source>Copy the whole address from the browser&apos;s address bar and paste it here, within about ten minutes.</source>
        <translation>브라우저 주소 표시줄에서 주소 전체를 복사해 약 10분 안에 여기에 붙여 넣습니다.</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Address at which the browser ended</source>
        <translation>브라우저가 마지막에 도착한 주소</translation>
    </message>
    <message>
        <source>Asking for the token</source>
        <translation>토큰 요청 중</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy sign-in address</source>
        <translation>로그인 주소 복사</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>로그인 취소</translation>
    </message>
    <message>
        <source>The app gets no redirect URI for the test. %1 You sign in to the one that it has, and bring the answer here.</source>
        <extracomment>%1: a sentence that says why</extracomment>
        <translation>테스트용 리디렉션 URI를 앱에 추가하지 않습니다. %1 앱에 이미 있는 URI로 로그인하고, 그 응답을 여기로 가져옵니다.</translation>
    </message>
</context>
<context>
    <name>cmw::AppChoice</name>
    <message>
        <source>registered on %1</source>
        <extracomment>When an app was registered. %1: a date</extracomment>
        <translation>%1에 등록됨</translation>
    </message>
    <message>
        <source>no owner</source>
        <extracomment>Whose an app is. %1: names</extracomment>
        <translation>소유자 없음</translation>
    </message>
    <message>
        <source>owner: %1</source>
        <translation>소유자: %1</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>이 앱 사용</translation>
    </message>
    <message>
        <source>Use the app %1, %2</source>
        <extracomment>%1: name of an app, %2: its client ID</extracomment>
        <translation>앱 %1, %2 사용</translation>
    </message>
    <message>
        <source>None of these: make a new one</source>
        <translation>해당 없음: 새로 만들기</translation>
    </message>
</context>
<context>
    <name>cmw::AppOptions</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>what admins see under App registrations</source>
        <translation>관리자가 앱 등록(App registrations)에서 보는 이름</translation>
    </message>
    <message>
        <source>Service management reference</source>
        <translation>서비스 관리 참조(Service management reference)</translation>
    </message>
    <message>
        <source>your organisation demands it of every app</source>
        <translation>조직이 모든 앱에 요구하는 값</translation>
    </message>
    <message>
        <source>Supported account types</source>
        <translation>지원되는 계정 유형(Supported account types)</translation>
    </message>
    <message>
        <source>This organisation only (single tenant)</source>
        <translation>이 조직만(단일 테넌트)</translation>
    </message>
    <message>
        <source>Any organisation (multitenant)</source>
        <translation>모든 조직(다중 테넌트)</translation>
    </message>
    <message>
        <source>Enough for the connection, and the safer choice.</source>
        <translation>연결에 충분하며 더 안전한 선택입니다.</translation>
    </message>
    <message>
        <source>Other organisations&apos; accounts may sign in with it too, after their admin agreed. Choose this only if one app is to serve mailboxes of several organisations.</source>
        <translation>다른 조직의 계정도 그 조직 관리자의 동의를 받아 로그인할 수 있습니다. 앱 하나로 여러 조직의 사서함을 연결할 때만 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>cmw::ApplyCommand</name>
    <message>
        <source>Make these changes? [y/N]</source>
        <translation>이대로 변경합니까? [y/N]</translation>
    </message>
</context>
<context>
    <name>cmw::AzurePage</name>
    <message>
        <source>Create the app in Azure</source>
        <translation>Azure에서 앱 만들기</translation>
    </message>
    <message>
        <source>Creating the app</source>
        <translation>앱을 만드는 중</translation>
    </message>
    <message>
        <source>Create the app</source>
        <translation>앱 만들기</translation>
    </message>
    <message>
        <source>Finish the app</source>
        <translation>앱 완성</translation>
    </message>
    <message>
        <source>The app is ready: every line was read back.</source>
        <translation>앱이 준비되었습니다. 모든 항목을 다시 읽어 확인했습니다.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>As in the document</source>
        <translation>문서대로</translation>
    </message>
    <message>
        <source>Leave out implicit access tokens</source>
        <translation>암시적 액세스 토큰 제외</translation>
    </message>
    <message>
        <source>Implicit access tokens as in the document</source>
        <translation>문서대로 암시적 액세스 토큰 사용</translation>
    </message>
    <message>
        <source>The document turns this on; the connection itself does not need it.</source>
        <translation>문서에서는 켜지만 연결 자체에는 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>Leave out Mail.Send</source>
        <translation>Mail.Send 제외</translation>
    </message>
    <message>
        <source>Add Mail.Send</source>
        <translation>Mail.Send 추가</translation>
    </message>
    <message>
        <source>Mail.Send lets whoever holds the secret send as anyone in the organisation. The document asks for it; the connection itself does not use it. Step 3 offers a fence for this one mailbox.</source>
        <translation>Mail.Send가 있으면 암호를 가진 사람이 조직의 누구로든 메일을 보낼 수 있습니다. 문서에서는 요구하지만 연결 자체는 사용하지 않습니다. 3단계에서 이 사서함 하나로 제한할 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep for this run only</source>
        <translation>이번 실행 동안만 보관</translation>
    </message>
    <message>
        <source>Name and accounts ▾</source>
        <translation>이름과 계정 ▾</translation>
    </message>
    <message>
        <source>Name and accounts ▴</source>
        <translation>이름과 계정 ▴</translation>
    </message>
    <message>
        <source>Name and account type of the app</source>
        <translation>앱의 이름과 계정 유형</translation>
    </message>
    <message>
        <source>Remove it again</source>
        <translation>다시 제거</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>갱신…</translation>
    </message>
    <message>
        <source>Renew the client secret</source>
        <translation>클라이언트 암호 갱신</translation>
    </message>
    <message>
        <source>Makes one more. The present one stays until Webex Connect has the new one.</source>
        <translation>암호를 하나 더 만듭니다. Webex Connect에 새 암호를 넣을 때까지 현재 암호는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>This mailbox uses the app of %1. Here the app is only looked at: what is to be changed, change in that set-up.</source>
        <extracomment>%1: another mailbox</extracomment>
        <translation>이 사서함은 %1의 앱을 사용합니다. 여기서는 앱을 확인만 합니다. 변경할 것이 있으면 해당 설정에서 변경하십시오.</translation>
    </message>
    <message>
        <source>The app also serves %1. Their assets in Webex Connect need the new client secret, too, before the old one is removed.</source>
        <extracomment>%1: other mailboxes</extracomment>
        <translation>이 앱은 %1에도 사용됩니다. 이전 클라이언트 암호(Client secret)를 제거하기 전에 Webex Connect에 있는 해당 자산에도 새 암호를 넣어야 합니다.</translation>
    </message>
    <message>
        <source>The app also serves %1.</source>
        <extracomment>%1: other mailboxes</extracomment>
        <translation>이 앱은 %1에도 사용됩니다.</translation>
    </message>
</context>
<context>
    <name>cmw::BrowserWait</name>
    <message>
        <source>No browser could be opened. Copy the address and open it in any browser.</source>
        <translation>브라우저를 열 수 없습니다. 주소를 복사하여 다른 브라우저에서 여십시오.</translation>
    </message>
    <message>
        <source>Waiting for your sign-in in the browser.</source>
        <translation>브라우저에서 로그인을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Waiting for the sign-in of %1 in the browser.</source>
        <extracomment>%1: the account that is to sign in</extracomment>
        <translation>브라우저에서 %1 계정의 로그인을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>로그인 취소</translation>
    </message>
    <message>
        <source>Use a code</source>
        <translation>코드 사용</translation>
    </message>
</context>
<context>
    <name>cmw::ByHandFields</name>
    <message>
        <source>%1 Do it by hand</source>
        <extracomment>A button that opens. %1: an arrow</extracomment>
        <translation>%1 직접 하기</translation>
    </message>
    <message>
        <source>Do it by hand</source>
        <translation>직접 하기</translation>
    </message>
    <message>
        <source>Open each line above for the way in the portal. Then enter here what the portal shows.</source>
        <translation>위의 각 항목을 열면 포털에서 하는 방법이 나옵니다. 그런 다음 포털에 표시된 값을 여기에 입력하십시오.</translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation>애플리케이션(클라이언트) ID(Application (client) ID)</translation>
    </message>
    <message>
        <source>Directory (tenant) ID</source>
        <translation>디렉터리(테넌트) ID(Directory (tenant) ID)</translation>
    </message>
    <message>
        <source>Client secret: the Value</source>
        <translation>클라이언트 암호(Client secret)의 값(Value)</translation>
    </message>
    <message>
        <source>goes to the keychain, never into a file</source>
        <translation>키체인에 보관하며 파일에는 저장하지 않습니다</translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation>이 값 사용</translation>
    </message>
    <message>
        <source>Taken, with the client secret. The next look reads them in Azure.</source>
        <translation>클라이언트 암호와 함께 받았습니다. 다음 확인 때 Azure에서 읽습니다.</translation>
    </message>
    <message>
        <source>Taken. The next look reads them in Azure.</source>
        <translation>받았습니다. 다음 확인 때 Azure에서 읽습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::CheckProgress</name>
    <message>
        <source>%1 of %2 looked at</source>
        <extracomment>%1: lines that were looked at, %2: lines in all</extracomment>
        <translation>%2개 중 %1개 확인함</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>확인 진행률</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
</context>
<context>
    <name>cmw::ChoiceCard</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Accessible name of a card&apos;s button. %1: what the button does, %2: the card&apos;s title</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cmw::Choices</name>
    <message>
        <source>Set-up file, or a folder of them. Can be given several times.</source>
        <translation>설정 파일 또는 설정 파일이 있는 폴더. 여러 번 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Use the practice tenant inside the program instead of Microsoft and Webex. The scenario may be left out; it is what is set up wrong there (see &quot;practice --list&quot;).</source>
        <translation>Microsoft와 Webex 대신 프로그램 안의 연습 테넌트를 사용합니다. 시나리오는 생략할 수 있으며, 그곳에 잘못 설정된 것을 뜻합니다(&quot;practice --list&quot; 참조).</translation>
    </message>
    <message>
        <source>Print one JSON document on standard output.</source>
        <translation>표준 출력에 JSON 문서 하나를 출력합니다.</translation>
    </message>
    <message>
        <source>Change without asking.</source>
        <translation>묻지 않고 변경합니다.</translation>
    </message>
    <message>
        <source>Only this task (see &quot;tasks&quot;). Can be given several times.</source>
        <translation>이 작업만 실행합니다(&quot;tasks&quot; 참조). 여러 번 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>What to print: message (default), az, powershell, exchange or link.</source>
        <translation>출력할 내용: message(기본값), az, powershell, exchange, link.</translation>
    </message>
    <message>
        <source>Don&apos;t sign in: hand over every line that isn&apos;t known to be done.</source>
        <translation>로그인하지 않습니다. 완료된 것으로 알려지지 않은 모든 항목을 넘겨줍니다.</translation>
    </message>
    <message>
        <source>What is set up wrong in the practice tenant.</source>
        <translation>연습 테넌트에 잘못 설정된 것.</translation>
    </message>
    <message>
        <source>Delay every answer by so many milliseconds.</source>
        <translation>모든 응답을 이 밀리초만큼 늦춥니다.</translation>
    </message>
    <message>
        <source>List the scenarios and end.</source>
        <translation>시나리오를 나열하고 끝냅니다.</translation>
    </message>
    <message>
        <source>Language of all texts.</source>
        <translation>모든 글의 언어.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s cloud: %1.</source>
        <translation>Microsoft 클라우드: %1.</translation>
    </message>
    <message>
        <source>Addresses of another cloud, a practice server or a test, as JSON.</source>
        <translation>다른 클라우드, 연습 서버 또는 테스트의 주소(JSON).</translation>
    </message>
    <message>
        <source>Where the client secret is kept; &quot;memory&quot; forgets it at the end.</source>
        <translation>클라이언트 암호를 보관할 곳. &quot;memory&quot;는 끝날 때 잊습니다.</translation>
    </message>
    <message>
        <source>How an address is opened: a command that gets it as its last argument, or &quot;print&quot;. With a practice tenant also &quot;visitor&quot;, who signs in by itself.</source>
        <translation>주소를 여는 방법: 주소를 마지막 인수로 받는 명령 또는 &quot;print&quot;. 연습 테넌트에서는 스스로 로그인하는 &quot;visitor&quot;도 됩니다.</translation>
    </message>
    <message>
        <source>How long one request may take.</source>
        <translation>요청 하나에 걸릴 수 있는 시간.</translation>
    </message>
    <message>
        <source>Log what happens on standard error, without secrets.</source>
        <translation>진행 내용을 암호 없이 표준 오류에 기록합니다.</translation>
    </message>
    <message>
        <source>Do the whole job: all four steps and the test email.</source>
        <translation>네 단계와 테스트 메일까지 전체 작업을 합니다.</translation>
    </message>
    <message>
        <source>Show what would be changed, line by line.</source>
        <translation>무엇이 바뀌는지 항목별로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Change what is still to be done.</source>
        <translation>아직 할 일을 변경합니다.</translation>
    </message>
    <message>
        <source>Look at every line. Change nothing.</source>
        <translation>모든 항목을 확인합니다. 아무것도 변경하지 않습니다.</translation>
    </message>
    <message>
        <source>Give another admin what is still open: a message, a link, scripts.</source>
        <translation>남은 작업을 다른 관리자에게 넘깁니다: 메시지, 링크, 스크립트.</translation>
    </message>
    <message>
        <source>Take back what this set-up has changed.</source>
        <translation>이 설정이 변경한 것을 되돌립니다.</translation>
    </message>
    <message>
        <source>Send the test email, stage by stage.</source>
        <translation>테스트 메일을 단계별로 보냅니다.</translation>
    </message>
    <message>
        <source>Run the practice tenant as a server until the end of input or SIGTERM.</source>
        <translation>입력이 끝나거나 SIGTERM을 받을 때까지 연습 테넌트를 서버로 실행합니다.</translation>
    </message>
    <message>
        <source>List the document&apos;s bullets: what each one reads and changes.</source>
        <translation>문서의 항목마다 무엇을 읽고 무엇을 변경하는지 나열합니다.</translation>
    </message>
    <message>
        <source>Read the client secret from the first line of standard input; it is kept as --keychain says.</source>
        <translation>표준 입력의 첫 줄에서 클라이언트 암호(client secret)를 읽습니다. 보관 위치는 --keychain을 따릅니다.</translation>
    </message>
    <message>
        <source>Webex Connect has the new client secret: remove the old one.</source>
        <translation>Webex Connect에 새 클라이언트 암호가 있습니다. 이전 암호를 제거합니다.</translation>
    </message>
    <message>
        <source>Agree to a repair that undoes what others have set; the code is that of the finding. Can be given several times.</source>
        <translation>다른 사람이 정한 설정을 바꾸는 수리에 동의합니다. 코드는 결과에 표시된 코드입니다. 여러 번 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign in as the admin on any device, with a code: for a call where somebody else signs in. Exchange wants a second one.</source>
        <translation>아무 장치에서나 코드로 관리자 로그인을 합니다. 다른 사람이 로그인하는 통화에 알맞습니다. Exchange에는 두 번째 코드가 필요합니다.</translation>
    </message>
    <message>
        <source>Make a new client secret, and remove the old one when the new one is in use.</source>
        <translation>새 클라이언트 암호를 만들고, 새 암호를 쓰기 시작하면 이전 암호를 제거합니다.</translation>
    </message>
    <message>
        <source>Client ID of your own app for signing in as the admin (not of the app that Webex Connect gets): a public client with the redirect URI http://localhost and, for --device-code, public client flows allowed. Otherwise Microsoft&apos;s own are used.</source>
        <translation>관리자 로그인에 쓸 자체 앱의 클라이언트 ID(Webex Connect에 넣는 앱이 아님). 리디렉션 URI가 http://localhost인 공용 클라이언트여야 하며, --device-code를 쓰려면 공용 클라이언트 흐름을 허용해야 합니다. 없으면 Microsoft의 클라이언트를 씁니다.</translation>
    </message>
    <message>
        <source>Set-up whose app the new one shares: one app serves several mailboxes. The new one&apos;s file has its mailbox and Forwarding Address.</source>
        <translation>새 설정이 함께 사용할 앱이 있는 설정입니다. 앱 하나로 여러 사서함을 연결할 수 있습니다. 새 설정 파일에는 해당 사서함과 전달 주소(Forwarding Address)가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Say what an error means and what to do: a code, a bounce, a log, an address, behind the command or on standard input.</source>
        <translation>오류의 의미와 해결 방법을 알려 줍니다. 코드, 반송 메일, 로그, 주소를 명령 뒤에 쓰거나 표준 입력으로 보냅니다.</translation>
    </message>
    <message>
        <source>Your own account sends the mail (Microsoft asks for the permission Mail.Send). It proves the forwarding, not that mail from the Internet arrives.</source>
        <translation>사용자의 계정으로 메일을 보냅니다(Microsoft에서 Mail.Send 권한을 요청함). 전달은 확인되지만 인터넷에서 메일이 도착하는지는 확인되지 않습니다.</translation>
    </message>
    <message>
        <source>Follow a mail from outside to Webex Connect with the message trace.</source>
        <translation>외부에서 온 메일을 메시지 추적으로 Webex Connect까지 추적합니다.</translation>
    </message>
    <message>
        <source>Who gets the test email. Can be given several times, or with commas between. Otherwise the set-up&apos;s receivers, or the signed-in admin.</source>
        <translation>테스트 메일을 받을 주소. 여러 번 지정하거나 쉼표로 구분할 수 있습니다. 없으면 설정의 받는 사람 또는 로그인한 관리자입니다.</translation>
    </message>
    <message>
        <source>Print the dialogue with the mail server and what each stage found, too. Secrets and addresses are masked in the dialogue.</source>
        <translation>메일 서버와의 대화와 단계마다 확인한 내용도 출력합니다. 대화에서 암호와 주소는 가려집니다.</translation>
    </message>
    <message>
        <source>How the mailbox signs in for the test email: wizard (the app gets a redirect URI for a moment), paste (you bring the address at which the browser ended; the app stays as it is) or webex-connect (not at all: only the way to the mail server is tried). Otherwise wizard, or paste where the app can&apos;t be changed.</source>
        <translation>테스트 메일에서 사서함이 로그인하는 방법: wizard(앱에 리디렉션 URI를 잠시 추가), paste(브라우저가 마지막에 도착한 주소를 가져오며 앱은 그대로), webex-connect(로그인하지 않고 메일 서버까지의 경로만 확인). 지정하지 않으면 wizard이며, 앱을 바꿀 수 없으면 paste입니다.</translation>
    </message>
    <message>
        <source>Where the report goes; the end of its name says as what: .html, .pdf or .json. Without it a text for a ticket goes to standard output. A file that is there is kept, but with --yes.</source>
        <translation>보고서를 저장할 파일. 이름의 끝(.html, .pdf, .json)이 형식을 정합니다. 지정하지 않으면 티켓에 넣을 텍스트를 표준 출력에 씁니다. 이미 있는 파일은 --yes가 있을 때만 덮어씁니다.</translation>
    </message>
    <message>
        <source>Look at every line first; the exit status is then that of check. Otherwise the report tells what was found last, and when.</source>
        <translation>먼저 모든 항목을 확인하며, 종료 상태는 check와 같습니다. 지정하지 않으면 마지막으로 확인한 결과와 그 시각을 보고서에 담습니다.</translation>
    </message>
    <message>
        <source>Leave mail addresses and names readable in the report. Secrets are never in it.</source>
        <translation>보고서에 메일 주소와 이름을 그대로 둡니다. 암호는 어떤 경우에도 담기지 않습니다.</translation>
    </message>
    <message>
        <source>Write down how everything stands, for a case or a file: HTML, PDF or JSON.</source>
        <translation>지원 요청이나 보관을 위해 전체 상태를 HTML, PDF, JSON 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>How long the mail is looked for, even where the mailbox doesn&apos;t forward yet; 15 otherwise, where it forwards.</source>
        <translation>메일을 찾는 시간(분). 사서함이 아직 전달하지 않아도 찾습니다. 없으면 전달하는 경우에만 15분.</translation>
    </message>
    <message>
        <source>Follow the mail on that an earlier run has asked for: the code in its subject.</source>
        <translation>이전 실행에서 요청한 메일을 이어서 추적합니다. 제목에 있는 코드를 입력합니다.</translation>
    </message>
</context>
<context>
    <name>cmw::CodeWait</name>
    <message>
        <source>On any device, open %1 and enter this code by %2. A second code follows, for Exchange.</source>
        <extracomment>%1: address of a page, %2: time of day</extracomment>
        <translation>아무 장치에서나 %1을(를) 열고 %2까지 이 코드를 입력하십시오. 이어서 Exchange용 두 번째 코드가 나옵니다.</translation>
    </message>
    <message>
        <source>On any device, open %1 and enter this code by %2.</source>
        <extracomment>%1: address of a page, %2: time of day</extracomment>
        <translation>아무 장치에서나 %1을(를) 열고 %2까지 이 코드를 입력하십시오.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Use the browser</source>
        <translation>브라우저 사용</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>로그인 취소</translation>
    </message>
</context>
<context>
    <name>cmw::CopyRow</name>
    <message>
        <source>Leave ticked</source>
        <translation>선택된 대로 둠</translation>
    </message>
    <message>
        <source>Leave clear</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>아직 모름</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>선택함</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a check box was set</comment>
        <translation>완료</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>비교함</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>Accessible name. %1: the form&apos;s label</extracomment>
        <translation>%1 보기</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 숨기기</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Accessible name of a line&apos;s button. %1: Copy, Choose and the like, %2: the form&apos;s label</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cmw::CopyStrip</name>
    <message>
        <source>Copy sheet</source>
        <translation>복사 시트</translation>
    </message>
    <message>
        <source>First set %1</source>
        <extracomment>%1: fields to set in the form first, with their values</extracomment>
        <translation>먼저 설정: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copy next (%n left)</source>
        <translation>
            <numerusform>다음 복사(%n개 남음)</numerusform>
        </translation>
    </message>
    <message>
        <source>All copied</source>
        <translation>모두 복사함</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>cmw::DetailsPanel</name>
    <message>
        <source>Several things may be behind it, the most likely first:</source>
        <translation>여러 원인이 있을 수 있습니다. 가능성이 높은 순서입니다:</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>The document says</source>
        <translation>문서 내용</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접 하는 방법</translation>
    </message>
    <message>
        <source>Needed role</source>
        <translation>필요한 역할</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>The wizard</source>
        <translation>마법사가 하는 일</translation>
    </message>
    <message>
        <source>Original text</source>
        <translation>원문</translation>
    </message>
</context>
<context>
    <name>cmw::DonePage</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>A change. %1: what was changed, %2: date and time</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>되돌리기…</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <extracomment>Accessible name. %1: the line&apos;s title</extracomment>
        <translation>되돌리기: %1</translation>
    </message>
    <message>
        <source>Take back everything…</source>
        <translation>모두 되돌리기…</translation>
    </message>
    <message>
        <source>everything above</source>
        <translation>위의 모든 항목</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take back: %1?</source>
        <extracomment>%1: what is taken back</extracomment>
        <translation>되돌립니까: %1</translation>
    </message>
    <message>
        <source>The mailbox may stop working with Webex Connect.</source>
        <translation>사서함이 Webex Connect에서 동작하지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>사서함</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>조직</translation>
    </message>
    <message>
        <source>App in Azure</source>
        <translation>Azure의 앱</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>클라이언트 ID</translation>
    </message>
    <message>
        <source>Forwards to</source>
        <translation>전달 주소</translation>
    </message>
    <message>
        <source>Client secret expires</source>
        <translation>클라이언트 암호 만료</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>This is what was set up. Come back any time to check it or to take something back.</source>
        <translation>설정한 내용입니다. 언제든지 돌아와 확인하거나 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>변경한 내용</translation>
    </message>
    <message>
        <source>Register To Webex Engage links the app to one service for good: it can&apos;t be moved later, and a registered app must not be deleted.</source>
        <translation>Register To Webex Engage(Webex Engage에 등록)는 앱을 한 서비스에 영구히 연결합니다. 나중에 옮길 수 없고 등록한 앱은 삭제하면 안 됩니다.</translation>
    </message>
    <message>
        <source>In Control Hub: a channel of type Email with this asset, a queue, and a live flow.</source>
        <translation>Control Hub에서 이 자산으로 이메일(Email) 채널, 큐, 활성 플로우를 만듭니다.</translation>
    </message>
    <message>
        <source>A note in your calendar two weeks before the client secret expires: no portal reminds you.</source>
        <translation>클라이언트 암호가 만료되기 2주 전에 알림을 달력에 적어 두십시오. 포털은 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>남은 일</translation>
    </message>
    <message>
        <source>The calendar reminder from above: no portal tells you that the client secret expires.</source>
        <translation>위의 캘린더 알림: 클라이언트 암호(client secret)의 만료는 어떤 포털도 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>This set-up is kept in a file, without the client secret:</source>
        <translation>이 설정은 클라이언트 암호(client secret) 없이 다음 파일에 보관됩니다.</translation>
    </message>
    <message>
        <source>Set-up file</source>
        <translation>설정 파일</translation>
    </message>
    <message>
        <source>One app can serve several mailboxes. Step 2 is done for all of them; steps 1, 3 and 4 are each one&apos;s own.</source>
        <translation>앱 하나로 여러 사서함을 연결할 수 있습니다. 2단계는 한 번만 하면 되고, 1, 3, 4단계는 사서함마다 합니다.</translation>
    </message>
    <message>
        <source>Add another mailbox</source>
        <translation>다른 사서함 추가</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>앱을 함께 쓰는 사서함</translation>
    </message>
    <message>
        <source>%1 The app also serves %2: they stop working, too.</source>
        <extracomment>%1: what was just said, %2: other mailboxes</extracomment>
        <translation>%1 이 앱은 %2에도 사용되므로 그 사서함들도 작동을 멈춥니다.</translation>
    </message>
</context>
<context>
    <name>cmw::ExplainCommand</name>
    <message>
        <source>Paste the text, then press Ctrl+D on a line of its own.</source>
        <translation>텍스트를 붙여 넣고 새 줄에서 Ctrl+D를 누르십시오.</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>가능성 높음</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>추측</translation>
    </message>
    <message>
        <source>Several things may be behind it, the most likely first:</source>
        <translation>여러 원인이 있을 수 있습니다. 가능성이 높은 순서입니다:</translation>
    </message>
    <message>
        <source>In the wizard: %1 &gt; %2</source>
        <extracomment>%1: a step of the wizard, %2: one of its lines</extracomment>
        <translation>마법사에서: %1 &gt; %2</translation>
    </message>
    <message>
        <source>In your text: %1</source>
        <extracomment>%1: a piece of the text that was pasted</extracomment>
        <translation>텍스트에서: %1</translation>
    </message>
    <message>
        <source>The text speaks of several things, the plainest first:</source>
        <translation>텍스트에 여러 문제가 있습니다. 가장 분명한 것부터 표시합니다:</translation>
    </message>
</context>
<context>
    <name>cmw::ExplainWindow</name>
    <message>
        <source>Explain an error</source>
        <translation>오류 설명</translation>
    </message>
    <message>
        <source>Paste what you see: a message, a bounce, a log, an address of the browser. It stays on this computer.</source>
        <translation>보이는 것을 붙여 넣으십시오: 메시지, 반송 메일, 로그, 브라우저 주소. 이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>오류 텍스트</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>의미</translation>
    </message>
    <message>
        <source>The text speaks of several things, the plainest first.</source>
        <translation>텍스트에 여러 문제가 있습니다. 가장 분명한 것부터 표시합니다.</translation>
    </message>
    <message>
        <source>By %1.</source>
        <extracomment>%1: a code such as AADSTS50011</extracomment>
        <translation>근거: %1.</translation>
    </message>
    <message>
        <source>This is a guess.</source>
        <translation>추측입니다.</translation>
    </message>
    <message>
        <source>This is likely.</source>
        <translation>가능성이 높습니다.</translation>
    </message>
    <message>
        <source>Several things may be behind it, the most likely first:</source>
        <translation>여러 원인이 있을 수 있습니다. 가능성이 높은 순서입니다:</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <extracomment>%1: a step of the wizard, %2: one of its lines</extracomment>
        <translation>%1(으)로 이동: %2</translation>
    </message>
</context>
<context>
    <name>cmw::FormDrawing</name>
    <message>
        <source>Drawing of the form in Webex Connect: Forwarding Address is its third field, Call Back URL comes after the client secret.</source>
        <translation>Webex Connect 양식 그림: Forwarding Address(전달 주소)는 세 번째 입력란이고 Call Back URL(콜백 URL)은 클라이언트 암호 다음에 있습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::FormPage</name>
    <message>
        <source>Not done yet</source>
        <translation>아직 안 함</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>the person did it</comment>
        <translation>완료</translation>
    </message>
    <message>
        <source>Generate Token: %1</source>
        <extracomment>Accessible name. %1: what the button says</extracomment>
        <translation>Generate Token(토큰 생성): %1</translation>
    </message>
    <message>
        <source>Finish the form in Webex Connect</source>
        <translation>Webex Connect 양식 완성</translation>
    </message>
    <message>
        <source>Same order as the form. Ctrl+Shift+C copies the next one; the small strip stays on top while you paste.</source>
        <translation>양식과 같은 순서입니다. Ctrl+Shift+C로 다음 값을 복사하며, 붙여 넣는 동안 작은 창이 맨 위에 떠 있습니다.</translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation>Webex Connect 열기 ↗</translation>
    </message>
    <message>
        <source>Copy next</source>
        <translation>다음 복사</translation>
    </message>
    <message>
        <source>Use the saved address</source>
        <translation>저장된 주소 사용</translation>
    </message>
    <message>
        <source>Forwarding Address of the saved app</source>
        <translation>저장된 앱의 전달 주소(Forwarding Address)</translation>
    </message>
    <message>
        <source>paste it once more</source>
        <translation>다시 한 번 붙여 넣으십시오</translation>
    </message>
</context>
<context>
    <name>cmw::FoundList</name>
    <message>
        <source>sign-in is blocked</source>
        <translation>로그인이 차단됨</translation>
    </message>
    <message>
        <source>no licence for Exchange Online is seen</source>
        <translation>Exchange Online 라이선스가 보이지 않음</translation>
    </message>
    <message>
        <source>has no mailbox</source>
        <translation>사서함 없음</translation>
    </message>
    <message>
        <source>a guest, whose mailbox is elsewhere</source>
        <translation>게스트: 사서함이 다른 조직에 있음</translation>
    </message>
    <message>
        <source>a group can&apos;t sign in</source>
        <translation>그룹은 로그인할 수 없음</translation>
    </message>
    <message>
        <source>a room or a piece of equipment</source>
        <translation>회의실 또는 장비</translation>
    </message>
    <message>
        <source>its mail is delivered elsewhere</source>
        <translation>메일이 다른 곳으로 배달됨</translation>
    </message>
    <message>
        <source>Mailboxes found</source>
        <translation>찾은 사서함</translation>
    </message>
    <message>
        <source>also %1</source>
        <extracomment>A mailbox was found by this further address. %1: the address</extracomment>
        <translation>다른 주소 %1</translation>
    </message>
    <message>
        <source>shared mailbox</source>
        <translation>공유 사서함</translation>
    </message>
    <message>
        <source>not possible: %1</source>
        <extracomment>%1: why not, such as &quot;has no mailbox&quot;</extracomment>
        <translation>선택할 수 없음: %1</translation>
    </message>
</context>
<context>
    <name>cmw::HandOverDialog</name>
    <message>
        <source>Hand over to another admin</source>
        <translation>다른 관리자에게 넘기기</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Ready to send: what is asked, why, and which role is enough. Attach the scripts from the other tabs.</source>
        <translation>바로 보낼 수 있습니다. 부탁할 작업과 이유, 필요한 역할이 들어 있습니다. 다른 탭의 스크립트를 첨부하십시오.</translation>
    </message>
    <message>
        <source>Consent link</source>
        <translation>동의 링크</translation>
    </message>
    <message>
        <source>For the admin consent alone: open it, sign in as an administrator, and choose Accept.</source>
        <translation>관리자 동의(admin consent)에만 사용합니다. 링크를 열어 관리자로 로그인하고 수락(Accept)을 누릅니다.</translation>
    </message>
    <message>
        <source>Azure CLI</source>
        <translation>Azure CLI</translation>
    </message>
    <message>
        <source>For Bash with Azure CLI; Azure Cloud Shell has both. It looks first and deletes nothing.</source>
        <translation>Azure CLI가 있는 Bash용입니다. Azure Cloud Shell에는 둘 다 있습니다. 먼저 확인하며 아무것도 삭제하지 않습니다.</translation>
    </message>
    <message>
        <source>PowerShell</source>
        <translation>PowerShell</translation>
    </message>
    <message>
        <source>The same for PowerShell with the Microsoft Graph module. One of the two is enough.</source>
        <translation>Microsoft Graph 모듈이 있는 PowerShell용이며 내용은 같습니다. 둘 중 하나면 됩니다.</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>For PowerShell with the Exchange Online module, in a window of its own. It changes only what the message names.</source>
        <translation>Exchange Online 모듈이 있는 PowerShell용이며 별도의 창에서 실행합니다. 메시지에 적은 것만 변경합니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Message in English</source>
        <translation>영어 메시지</translation>
    </message>
    <message>
        <source>Message in Korean</source>
        <translation>한국어 메시지</translation>
    </message>
</context>
<context>
    <name>cmw::HandOverPart</name>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <extracomment>%1: path of a file</extracomment>
        <translation>%1(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <extracomment>Accessible names of buttons. %1: what is copied or saved</extracomment>
        <translation>복사: %1</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>저장: %1</translation>
    </message>
</context>
<context>
    <name>cmw::HandOverRow</name>
    <message>
        <source>Exchange Online&apos;s admin endpoint isn&apos;t as the wizard knows it, so these lines can&apos;t be done from here. A script for Exchange Online PowerShell does them: run it yourself, or give it to another admin.</source>
        <translation>Exchange Online의 관리 엔드포인트가 마법사가 아는 것과 달라서 여기서는 이 항목들을 처리할 수 없습니다. Exchange Online PowerShell용 스크립트로 처리할 수 있습니다. 직접 실행하거나 다른 관리자에게 넘기십시오.</translation>
    </message>
    <message>
        <source>This step needs a right that you don&apos;t have here. Somebody who has it can do the open lines for you.</source>
        <translation>이 단계에는 없는 권한이 필요합니다. 권한이 있는 사람이 남은 항목을 대신 처리할 수 있습니다.</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>넘기기…</translation>
    </message>
    <message>
        <source>Hand over to another admin</source>
        <translation>다른 관리자에게 넘기기</translation>
    </message>
    <message>
        <source>Give this to another admin…</source>
        <translation>다른 관리자에게 넘기기…</translation>
    </message>
</context>
<context>
    <name>cmw::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>확인하는 것</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경하는 것</translation>
    </message>
    <message>
        <source>Needed role</source>
        <translation>필요한 역할</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접 하는 방법</translation>
    </message>
</context>
<context>
    <name>cmw::Lines</name>
    <message>
        <source>Open in Azure ↗</source>
        <translation>Azure에서 열기 ↗</translation>
    </message>
    <message>
        <source>Open in the Microsoft 365 admin center ↗</source>
        <translation>Microsoft 365 관리 센터에서 열기 ↗</translation>
    </message>
    <message>
        <source>Open in the Exchange admin center ↗</source>
        <translation>Exchange 관리 센터에서 열기 ↗</translation>
    </message>
    <message>
        <source>Open in Microsoft Defender ↗</source>
        <translation>Microsoft Defender에서 열기 ↗</translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation>Webex Connect 열기 ↗</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds. %1: the number</extracomment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>진행 중…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Open in Microsoft Entra ↗</source>
        <translation>Microsoft Entra에서 열기 ↗</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n s:</source>
        <extracomment>%n: seconds</extracomment>
        <translation>
            <numerusform>%n초째 기다리는 중:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next look in %n s.</source>
        <extracomment>%n: seconds</extracomment>
        <translation>
            <numerusform>%n초 후에 다시 확인합니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::LoginField</name>
    <message>
        <source>Who signs in for the mailbox</source>
        <translation>사서함을 대신해 로그인하는 계정</translation>
    </message>
    <message>
        <source>Login ID For Generating Token, in Webex Connect&apos;s form</source>
        <translation>Webex Connect 양식의 Login ID For Generating Token(토큰 생성용 로그인 ID)</translation>
    </message>
</context>
<context>
    <name>cmw::MailMap</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A hop of the mail map, for screen readers. %1: &quot;Customer to Office 365&quot;, %2: the state&apos;s word</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cmw::MailboxPage</name>
    <message>
        <source>Set up the mailbox in Office 365</source>
        <translation>Office 365 사서함 설정</translation>
    </message>
    <message>
        <source>Setting up the mailbox</source>
        <translation>사서함을 설정하는 중</translation>
    </message>
    <message>
        <source>Set up the mailbox</source>
        <translation>사서함 설정</translation>
    </message>
    <message>
        <source>%1 can send and receive through Webex Connect.</source>
        <extracomment>%1: the mailbox&apos;s address</extracomment>
        <translation>%1 사서함이 Webex Connect를 통해 보내고 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>What was changed may take until %1 to work.</source>
        <extracomment>%1: a time with its zone</extracomment>
        <translation>변경한 설정은 %1까지 적용되지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>The wizard looks again by itself.</source>
        <translation>마법사가 저절로 다시 확인합니다.</translation>
    </message>
    <message>
        <source>%1 is ready. The app in Azure, step 2, is not finished or not looked at yet.</source>
        <extracomment>%1: the mailbox&apos;s address</extracomment>
        <translation>%1 사서함이 준비되었습니다. 2단계인 Azure의 앱은 아직 끝나지 않았거나 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is ready. The form in Webex Connect, step 4, is not finished yet.</source>
        <extracomment>%1: the mailbox&apos;s address</extracomment>
        <translation>%1 사서함이 준비되었습니다. 4단계인 Webex Connect 양식은 아직 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>Settings of %1 were changed by this set-up, and stand. Another mailbox gets a set-up of its own: it can share the app, and the form for %2 is filled in anew. To leave %1 instead, take its changes back first.</source>
        <extracomment>%1: the mailbox&apos;s address, %2: another mailbox&apos;s</extracomment>
        <translation>이 설정이 %1의 설정을 바꾸었고 그대로 남아 있습니다. 다른 사서함은 별도의 설정으로 만듭니다. 앱은 함께 쓸 수 있고, %2의 양식은 새로 작성합니다. %1 대신 쓰려면 먼저 그 변경을 되돌리십시오.</translation>
    </message>
    <message>
        <source>Set up %1, too</source>
        <extracomment>%1: a mailbox&apos;s address</extracomment>
        <translation>%1도 설정</translation>
    </message>
</context>
<context>
    <name>cmw::MailboxPicker</name>
    <message>
        <source>Searching…</source>
        <translation>검색하는 중…</translation>
    </message>
    <message numerus="yes">
        <source>Microsoft asks to wait. The search goes on by itself in %n s.</source>
        <translation>
            <numerusform>Microsoft가 기다리도록 요청했습니다. %n초 후에 검색이 저절로 이어집니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be taken: %2</source>
        <extracomment>%1: name of somebody, %2: why not, such as &quot;has no mailbox&quot;</extracomment>
        <translation>%1: 선택할 수 없습니다. %2</translation>
    </message>
    <message>
        <source>%1 The whole address can be typed without a search.</source>
        <extracomment>%1: what went wrong, a sentence</extracomment>
        <translation>%1 검색하지 않고 전체 주소를 입력해도 됩니다.</translation>
    </message>
    <message>
        <source>Nobody is found whose name has a word, or whose address begins, like this.</source>
        <translation>이름의 단어나 주소가 이렇게 시작하는 사람이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown: type more to narrow them down.</source>
        <translation>
            <numerusform>처음 %n개만 표시했습니다. 더 입력하여 범위를 좁히십시오.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found. Go to them with the down arrow, take one with Enter.</source>
        <translation>
            <numerusform>%n개를 찾았습니다. 아래쪽 화살표로 이동하고 Enter로 선택하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Once you are signed in, you can search here by name, address or alias.</source>
        <translation>로그인하면 여기에서 이름, 주소 또는 별칭(alias)으로 검색할 수 있습니다.</translation>
    </message>
    <message>
        <source>Type a name, an address or an alias to look for another one.</source>
        <translation>다른 사서함을 찾으려면 이름, 주소 또는 별칭(alias)을 입력하십시오.</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>사서함</translation>
    </message>
    <message>
        <source>name, address or alias</source>
        <translation>이름, 주소 또는 별칭</translation>
    </message>
</context>
<context>
    <name>cmw::Options</name>
    <message>
        <source>Show this help.</source>
        <translation>이 도움말을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>버전을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Connects an Office 365 mailbox to Webex Connect with OAuth 2.0.
Without a command it opens its window.

Commands:
</source>
        <translation>Office 365 사서함을 OAuth 2.0으로 Webex Connect에 연결합니다.
명령이 없으면 창을 엽니다.

명령:
</translation>
    </message>
    <message>
        <source>
Each has its own --help.</source>
        <translation>
명령마다 --help가 있습니다.</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>--help를 참조하십시오.</translation>
    </message>
    <message>
        <source>--%1 doesn&apos;t know &quot;%2&quot;. It knows: %3.</source>
        <translation>--%1에 쓸 수 없는 값입니다: &quot;%2&quot;. 쓸 수 있는 값: %3.</translation>
    </message>
    <message>
        <source>There is no task &quot;%1&quot;. There are: %2.</source>
        <translation>&quot;%1&quot; 작업이 없습니다. 있는 작업: %2.</translation>
    </message>
    <message>
        <source>--practice brings its own addresses: it doesn&apos;t go with --cloud or --cloud-file.</source>
        <translation>--practice에는 자체 주소가 있어 --cloud 또는 --cloud-file과 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>--cloud and --cloud-file don&apos;t go together.</source>
        <translation>--cloud와 --cloud-file은 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The visitor lives in a practice tenant only.</source>
        <translation>visitor는 연습 테넌트에서만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no set-up file in that folder.</source>
        <translation>그 폴더에 설정 파일이 없습니다.</translation>
    </message>
    <message>
        <source>%1 needs --setup FILE or --practice.</source>
        <translation>%1 명령에는 --setup FILE 또는 --practice가 필요합니다.</translation>
    </message>
    <message>
        <source>Not understood: &quot;%1&quot;.</source>
        <translation>이해할 수 없습니다: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>--timeout takes seconds from 1, --latency milliseconds from 0.</source>
        <translation>--timeout은 1 이상의 초, --latency는 0 이상의 밀리초입니다.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>&quot;%1&quot; 명령이 없습니다.</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What to do; without it, the window opens.</source>
        <translation>할 일. 없으면 창을 엽니다.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t take --%2.</source>
        <translation>%1 명령에는 --%2 옵션을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The window doesn&apos;t take --%1.</source>
        <translation>창에는 --%1 옵션을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A scenario is given like this: --practice=%1</source>
        <translation>시나리오는 이렇게 지정합니다. --practice=%1</translation>
    </message>
    <message>
        <source>--secret-from-stdin takes the secret of one set-up.</source>
        <translation>--secret-from-stdin은 설정 하나의 암호만 받습니다.</translation>
    </message>
    <message>
        <source>--format is for one set-up.</source>
        <translation>--format은 설정 하나에만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>--agree doesn&apos;t know &quot;%1&quot;: no finding of that code asks for consent.</source>
        <translation>--agree에서 &quot;%1&quot;을(를) 알 수 없습니다. 이 코드의 결과는 동의를 요구하지 않습니다.</translation>
    </message>
    <message>
        <source>--client-id takes an Application (client) ID.</source>
        <translation>--client-id에는 애플리케이션(클라이언트) ID를 지정합니다.</translation>
    </message>
    <message>
        <source>--like needs --setup FILE, and doesn&apos;t go with --practice.</source>
        <translation>--like에는 --setup FILE이 필요하며 --practice와 함께 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>--within takes minutes from 1.</source>
        <translation>--within에는 1 이상의 분을 입력합니다.</translation>
    </message>
    <message>
        <source>--output takes the file of one set-up&apos;s report.</source>
        <translation>--output에는 설정 하나의 보고서 파일을 지정합니다.</translation>
    </message>
    <message>
        <source>--code takes the code of an earlier mail, such as CMW-7F3K, and goes without --send.</source>
        <translation>--code에는 이전 메일의 코드(예: CMW-7F3K)를 입력하며, --send와 함께 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::OwnMailButton</name>
    <message>
        <source>Send it from my account</source>
        <extracomment>Button: the account sends the test mail that is then followed. %1: an address</extracomment>
        <translation>내 계정에서 보내기</translation>
    </message>
    <message>
        <source>Send it from %1</source>
        <translation>%1에서 보내기</translation>
    </message>
    <message>
        <source>Your own account sends the mail: this proves the forwarding, not that mail from the Internet arrives. Microsoft asks for the permission Mail.Send.</source>
        <translation>사용자의 계정으로 메일을 보냅니다. 전달은 확인되지만 인터넷에서 메일이 도착하는지는 확인되지 않습니다. Microsoft에서 Mail.Send 권한을 요청합니다.</translation>
    </message>
</context>
<context>
    <name>cmw::Page</name>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address and open it in any browser.</source>
        <translation>브라우저를 열 수 없습니다. 주소를 복사하여 다른 브라우저에서 여십시오.</translation>
    </message>
</context>
<context>
    <name>cmw::Progress</name>
    <message>
        <source> (changed)</source>
        <translation> (변경함)</translation>
    </message>
    <message>
        <source>Open this address to sign in:</source>
        <translation>이 주소를 열어 로그인하십시오:</translation>
    </message>
    <message>
        <source>Signing in: the practice visitor answers.</source>
        <translation>로그인: 연습용 방문자가 답합니다.</translation>
    </message>
    <message>
        <source>Signing in: answer in the browser.</source>
        <translation>로그인: 브라우저에서 답하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 Trying again in %n s.</source>
        <extracomment>%1: a line of the document, %2: why it waits</extracomment>
        <translation>
            <numerusform>%1: %2 %n초 뒤에 다시 시도합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The browser&apos;s command failed.</source>
        <translation>브라우저 명령이 실패했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Trying again in %n s.</source>
        <extracomment>%1: why it waits</extracomment>
        <translation>
            <numerusform>%1 %n초 뒤에 다시 시도합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>To sign in, open %1 on any device and enter the code %2.</source>
        <extracomment>%1: address of a page, %2: a code</extracomment>
        <translation>로그인하려면 아무 장치에서나 %1을(를) 열고 코드 %2을(를) 입력하십시오.</translation>
    </message>
    <message>
        <source>A second code follows, for Exchange.</source>
        <translation>이어서 Exchange용 두 번째 코드가 나옵니다.</translation>
    </message>
</context>
<context>
    <name>cmw::RailStep</name>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A step on the rail, for screen readers. %1: where, %2: what, %3: the state&apos;s word</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>cmw::ReceiveCommand</name>
    <message>
        <source>Your own account sends the mail to %1.</source>
        <translation>사용자의 계정으로 %1에 메일을 보냅니다.</translation>
    </message>
    <message>
        <source>The visitor writes a mail to the mailbox, as a customer would.</source>
        <translation>방문자가 고객처럼 사서함으로 메일을 보냅니다.</translation>
    </message>
    <message>
        <source>From a private account, outside of the organisation, write a mail to %1 with the subject: %2</source>
        <extracomment>%1: an address, %2: the mail&apos;s subject</extracomment>
        <translation>조직 밖의 개인 계정에서 %1(으)로 다음 제목의 메일을 보내십시오: %2</translation>
    </message>
    <message numerus="yes">
        <source>It is looked for during %n minutes; Ctrl+C ends that.</source>
        <translation>
            <numerusform>%n분 동안 찾습니다. Ctrl+C를 누르면 끝납니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A step of a mail&apos;s way, and how it stands</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Test %1</source>
        <extracomment>Subject of the mail that the person is asked to write. %1: a code by which it is found</extracomment>
        <translation>테스트 %1</translation>
    </message>
    <message>
        <source>To follow the same mail on, add --code %1.</source>
        <extracomment>%1: the code in the mail&apos;s subject</extracomment>
        <translation>같은 메일을 이어서 추적하려면 --code %1을(를) 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>cmw::ReceivingLine</name>
    <message>
        <source>The Forwarding Address of step 1 is missing: no mail can be followed without it.</source>
        <translation>1단계의 전달 주소(Forwarding Address)가 없습니다. 없으면 메일을 추적할 수 없습니다.</translation>
    </message>
    <message>
        <source>Test %1</source>
        <extracomment>Subject of the mail that the person is asked to write. %1: a code by which it is found</extracomment>
        <translation>테스트 %1</translation>
    </message>
    <message>
        <source>Follow another mail</source>
        <translation>다른 메일 추적</translation>
    </message>
    <message>
        <source>I have sent it</source>
        <translation>보냈습니다</translation>
    </message>
    <message>
        <source>From a private account, outside of the organisation, write this mail. Then let the message trace follow it; it shows a mail some minutes after it came.</source>
        <translation>조직 밖의 개인 계정에서 이 메일을 보내십시오. 그런 다음 메시지 추적으로 확인합니다. 메일은 도착한 뒤 몇 분이 지나야 추적에 나타납니다.</translation>
    </message>
    <message>
        <source>Where forwarding is forbidden, the bounce (5.7.520) goes to the person who wrote: nobody inside the organisation will see it.</source>
        <translation>전달이 금지되어 있으면 반송(5.7.520)은 메일을 보낸 사람에게 갑니다. 조직 안에서는 아무도 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>To</source>
        <extracomment>Beside the address that the mail is written to</extracomment>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>What Webex Connect made of it, it shows itself: Debug Console &gt; Channels with this filter after about 2 minutes, up to 10. Or Tools &gt; Export Logs: Inbound logs, the app, event Incoming Email.</source>
        <translation>Webex Connect에서 어떻게 처리되었는지는 Webex Connect에서 확인합니다. 약 2분, 길면 10분 뒤에 Debug Console &gt; Channels에서 이 필터로 찾으십시오. 또는 Tools &gt; Export Logs에서 Inbound logs, 해당 앱, 이벤트 Incoming Email을 고르십시오.</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>Beside the values for the search in Webex Connect</extracomment>
        <translation>필터</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <extracomment>Accessible name. %1: &quot;To&quot;, &quot;Subject&quot; or &quot;Filter&quot;</extracomment>
        <translation>%1 복사</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>추적 중지</translation>
    </message>
    <message>
        <source>Follow a mail all the same</source>
        <translation>그래도 메일 추적</translation>
    </message>
</context>
<context>
    <name>cmw::RenewSecretCommand</name>
    <message>
        <source>A new client secret will be made, until %1 at most. The present one stays until you say that Webex Connect has the new one.</source>
        <extracomment>%1: a date</extracomment>
        <translation>새 클라이언트 암호를 만듭니다(늦어도 %1까지 유효). Webex Connect에 새 암호를 넣었다고 확인할 때까지 현재 암호는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Make it? [y/N]</source>
        <translation>만들까요? [y/N]</translation>
    </message>
    <message>
        <source>The new secret is made and kept. Proving it with Microsoft.</source>
        <translation>새 암호를 만들어 보관했습니다. Microsoft에서 확인하는 중입니다.</translation>
    </message>
    <message>
        <source>Pasting it into the practice Webex Connect, and generating the token there.</source>
        <translation>연습용 Webex Connect에 붙여 넣고 토큰을 생성하는 중입니다.</translation>
    </message>
    <message>
        <source>Paste it into Webex Connect, press Generate Token and Save there. Then run this again with --confirmed, and the old secret is removed.</source>
        <translation>Webex Connect에 붙여 넣고 Generate Token과 Save를 누르십시오. 그런 다음 --confirmed를 붙여 다시 실행하면 이전 암호가 제거됩니다.</translation>
    </message>
    <message>
        <source>Paste the new secret into Webex Connect: the window shows and copies it in step 4. Press Generate Token and Save there.</source>
        <translation>새 암호를 Webex Connect에 붙여 넣으십시오. 창의 4단계에서 보고 복사할 수 있습니다. 그곳에서 Generate Token과 Save를 누르십시오.</translation>
    </message>
    <message>
        <source>Did Generate Token show its tokens, and is the asset saved? [y/N]</source>
        <translation>Generate Token에 토큰이 표시되었고 자산을 저장했습니까? [y/N]</translation>
    </message>
    <message>
        <source>The app also serves %1: their assets in Webex Connect need the new secret, too, before the old one is removed.</source>
        <extracomment>%1: mailboxes</extracomment>
        <translation>이 앱은 %1에도 사용됩니다. 이전 암호를 제거하기 전에 Webex Connect에 있는 해당 자산에도 새 암호를 넣어야 합니다.</translation>
    </message>
</context>
<context>
    <name>cmw::ReportCommand</name>
    <message>
        <source>Report saved: %1</source>
        <extracomment>%1: a file</extracomment>
        <translation>보고서를 저장했습니다: %1</translation>
    </message>
</context>
<context>
    <name>cmw::ReportDialog</name>
    <message>
        <source>Save report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>How every line stands and why, the test email, and what was changed: as a file for a case.</source>
        <translation>모든 항목의 상태와 이유, 테스트 메일, 변경한 내용을 지원 요청에 첨부할 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>Leave addresses readable</source>
        <translation>주소를 가리지 않음</translation>
    </message>
    <message>
        <source>Otherwise addresses and names are masked. Client secrets and tokens are never in a report.</source>
        <translation>선택하지 않으면 주소와 이름을 가립니다. 클라이언트 암호(client secret)와 토큰은 보고서에 담기지 않습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <extracomment>%1: a file&apos;s name</extracomment>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON(프로그램용)</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>웹 페이지(HTML)</translation>
    </message>
    <message>
        <source>It could not be opened. It is here:</source>
        <translation>열 수 없습니다. 위치는 다음과 같습니다:</translation>
    </message>
</context>
<context>
    <name>cmw::ResultText</name>
    <message>
        <source>Several things may be behind it, the most likely first:</source>
        <translation>여러 원인이 있을 수 있습니다. 가능성이 높은 순서입니다:</translation>
    </message>
    <message>
        <source>Will be: %1</source>
        <translation>변경 후: %1</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>%1 %2 %3 ms  %4</source>
        <extracomment>One stage of the test email: its name, ok or failed, milliseconds, what the server said</extracomment>
        <translation>%1 %2 %3밀리초  %4</translation>
    </message>
    <message>
        <source>Test email from %1 to %2</source>
        <translation>%1에서 %2(으)로 보내는 테스트 메일</translation>
    </message>
    <message>
        <source>(in the keychain; the wizard&apos;s window copies it)</source>
        <translation>(키체인에 있음. 마법사 창에서 복사할 수 있음)</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>선택 안 함</translation>
    </message>
    <message>
        <source>Fill the form in Webex Connect with these values, Generate Token, then Save:</source>
        <translation>Webex Connect 양식에 이 값을 입력하고 Generate Token(토큰 생성)을 누른 다음 Save(저장)를 누르십시오:</translation>
    </message>
    <message>
        <source>(not on this computer)</source>
        <translation>(이 컴퓨터에 없음)</translation>
    </message>
    <message>
        <source>(kept for this run only: gone at its end)</source>
        <translation>(이 실행 동안만 보관: 끝나면 없어짐)</translation>
    </message>
    <message>
        <source>%1 Agree to that with --agree %2.</source>
        <extracomment>%1: what is to be agreed to, %2: a code</extracomment>
        <translation>%1 동의하려면 --agree %2을(를) 붙이십시오.</translation>
    </message>
    <message>
        <source>It uses the app of %1: step 2 is only looked at.</source>
        <extracomment>%1: another mailbox</extracomment>
        <translation>%1의 앱을 사용합니다. 2단계는 확인만 합니다.</translation>
    </message>
    <message>
        <source>Dialogue with the mail server</source>
        <translation>메일 서버와의 대화</translation>
    </message>
    <message>
        <source>The way to the mail server</source>
        <translation>메일 서버까지의 경로</translation>
    </message>
</context>
<context>
    <name>cmw::RoleNames</name>
    <message>
        <source>Application Administrator</source>
        <translation>애플리케이션 관리자(Application Administrator)</translation>
    </message>
    <message>
        <source>Cloud Application Administrator</source>
        <translation>클라우드 애플리케이션 관리자(Cloud Application Administrator)</translation>
    </message>
    <message>
        <source>Exchange Administrator</source>
        <translation>Exchange 관리자(Exchange Administrator)</translation>
    </message>
    <message>
        <source>Global Administrator</source>
        <translation>전역 관리자(Global Administrator)</translation>
    </message>
    <message>
        <source>Global Reader</source>
        <translation>전역 읽기 권한자(Global Reader)</translation>
    </message>
    <message>
        <source>Privileged Role Administrator</source>
        <translation>권한 있는 역할 관리자(Privileged Role Administrator)</translation>
    </message>
    <message>
        <source>Security Administrator</source>
        <translation>보안 관리자(Security Administrator)</translation>
    </message>
</context>
<context>
    <name>cmw::SecretButtons</name>
    <message>
        <source>Hide</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Hide the client secret</source>
        <translation>클라이언트 암호 숨기기</translation>
    </message>
    <message>
        <source>Show the client secret</source>
        <translation>클라이언트 암호 보기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the client secret</source>
        <translation>클라이언트 암호 복사</translation>
    </message>
    <message>
        <source>The clipboard is cleared after 60 seconds.</source>
        <translation>60초 뒤에 클립보드를 비웁니다.</translation>
    </message>
</context>
<context>
    <name>cmw::SecretLife</name>
    <message>
        <source>Until a date ▾</source>
        <extracomment>A menu button: the secret lasts until a date</extracomment>
        <translation>날짜까지 ▾</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ▾</source>
        <translation>
            <numerusform>%n개월 ▾</numerusform>
        </translation>
    </message>
    <message>
        <source>Lifetime of the client secret: until a date</source>
        <translation>클라이언트 암호의 기간: 날짜까지</translation>
    </message>
    <message numerus="yes">
        <source>Lifetime of the client secret: %n month(s)</source>
        <translation>
            <numerusform>클라이언트 암호의 기간: %n개월</numerusform>
        </translation>
    </message>
    <message>
        <source>Until a date…</source>
        <translation>날짜까지…</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n개월</numerusform>
        </translation>
    </message>
    <message>
        <source>Until</source>
        <translation>만료일</translation>
    </message>
    <message>
        <source>Last day of the client secret</source>
        <translation>클라이언트 암호의 마지막 날</translation>
    </message>
</context>
<context>
    <name>cmw::SetupCommand</name>
    <message>
        <source>Step 1: starting an email app in the practice Webex Connect.</source>
        <translation>1단계: 연습용 Webex Connect에서 이메일 앱을 시작합니다.</translation>
    </message>
    <message>
        <source>y,yes</source>
        <extracomment>The letters that say yes on the terminal, in small letters, with commas between them</extracomment>
        <translation>y,yes,예,네</translation>
    </message>
    <message>
        <source>The client secret (what you type is not shown):</source>
        <translation>클라이언트 암호(client secret)를 입력하십시오(입력한 내용은 표시되지 않음).</translation>
    </message>
    <message>
        <source>No keychain took the new client secret, so nobody could use it: it is removed again. With --keychain memory it is kept for one run.</source>
        <translation>새 클라이언트 암호를 보관할 키체인이 없어 아무도 쓸 수 없으므로 다시 제거합니다. --keychain memory를 쓰면 한 번 실행하는 동안 보관합니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of the document, and how it stands</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cmw::SeveralCommand</name>
    <message>
        <source>not started</source>
        <translation>시작하지 않음</translation>
    </message>
    <message>
        <source>all good</source>
        <translation>모두 정상</translation>
    </message>
    <message>
        <source>can&apos;t tell</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>사서함</translation>
    </message>
    <message>
        <source>Set-up file</source>
        <translation>설정 파일</translation>
    </message>
    <message>
        <source>First reason</source>
        <translation>첫 번째 이유</translation>
    </message>
</context>
<context>
    <name>cmw::SignInChoices</name>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>Microsoft&apos;s cloud:</source>
        <translation>Microsoft 클라우드:</translation>
    </message>
    <message>
        <source>Microsoft 365 worldwide</source>
        <translation>Microsoft 365 전 세계</translation>
    </message>
    <message>
        <source>Microsoft 365 US Government (L4, GCC High)</source>
        <translation>Microsoft 365 미국 정부(L4, GCC High)</translation>
    </message>
    <message>
        <source>Microsoft 365 US Government (L5, DoD)</source>
        <translation>Microsoft 365 미국 정부(L5, DoD)</translation>
    </message>
    <message>
        <source>Microsoft 365 operated by 21Vianet in China</source>
        <translation>중국에서 21Vianet이 운영하는 Microsoft 365</translation>
    </message>
    <message>
        <source>Client ID for the sign-in:</source>
        <translation>로그인용 클라이언트 ID:</translation>
    </message>
    <message>
        <source>Microsoft&apos;s own</source>
        <translation>Microsoft의 것</translation>
    </message>
    <message>
        <source>A client ID of your own needs a public client app with the redirect URI http://localhost.</source>
        <translation>직접 만든 클라이언트 ID를 쓰려면 리디렉션 URI(Redirect URI)가 http://localhost인 공용 클라이언트(Public client) 앱이 필요합니다.</translation>
    </message>
    <message>
        <source>That is no client ID. It looks like 14d82eec-204b-4c2f-b7e8-296a70dab67e.</source>
        <translation>클라이언트 ID가 아닙니다. 14d82eec-204b-4c2f-b7e8-296a70dab67e와 같은 형식입니다.</translation>
    </message>
    <message>
        <source>Some addresses of this cloud were not confirmed by a page of Microsoft&apos;s.</source>
        <translation>이 클라우드의 일부 주소는 Microsoft 문서에서 확인되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::SignInRemedies</name>
    <message>
        <source>Another account</source>
        <translation>다른 계정</translation>
    </message>
    <message>
        <source>I am a guest there</source>
        <translation>게스트로 로그인</translation>
    </message>
    <message>
        <source>Use that cloud</source>
        <translation>그 클라우드 사용</translation>
    </message>
</context>
<context>
    <name>cmw::SignInWays</name>
    <message>
        <source>Sign in here; the app gets a redirect URI for a moment</source>
        <translation>여기서 로그인(앱에 리디렉션 URI를 잠시 추가)</translation>
    </message>
    <message>
        <source>Sign in, and paste the address; the app stays as it is</source>
        <translation>로그인하고 주소 붙여 넣기(앱은 그대로)</translation>
    </message>
    <message>
        <source>Leave the sign-in to Webex Connect; only the way to the mail server is tried</source>
        <translation>로그인은 Webex Connect에 맡기기(메일 서버까지의 경로만 확인)</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>다른 방법</translation>
    </message>
    <message>
        <source>For its sign-in the test adds %1 to the app&apos;s redirect URIs, and takes it away right after.</source>
        <extracomment>%1: an address</extracomment>
        <translation>테스트는 로그인을 위해 앱의 리디렉션 URI에 %1을(를) 추가했다가 바로 제거합니다.</translation>
    </message>
    <message>
        <source>port</source>
        <translation>포트</translation>
    </message>
    <message>
        <source>For its sign-in you paste the address at which the browser ends. The app stays as it is.</source>
        <translation>로그인할 때 브라우저가 마지막에 도착한 주소를 붙여 넣습니다. 앱은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Nobody signs in: the mailbox&apos;s sign-in, authentication and sending stay unproven here.</source>
        <translation>로그인하지 않습니다. 사서함의 로그인, 인증(authentication), 전송은 여기서 확인되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::StageList</name>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds. %1: the number</extracomment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>세부 정보</translation>
    </message>
    <message>
        <source>Less of: %1</source>
        <extracomment>Accessible names of a button. %1: a stage, such as &quot;Token&quot;</extracomment>
        <translation>접기: %1</translation>
    </message>
    <message>
        <source>Details of: %1</source>
        <translation>자세히: %1</translation>
    </message>
</context>
<context>
    <name>cmw::StartPage</name>
    <message>
        <source>The clipboard holds a Forwarding Address.</source>
        <translation>클립보드에 전달 주소(Forwarding Address)가 있습니다.</translation>
    </message>
    <message>
        <source>The clipboard holds a Call Back URL.</source>
        <translation>클립보드에 콜백 URL(Call Back URL)이 있습니다.</translation>
    </message>
    <message>
        <source>Start the email app in Webex Connect</source>
        <translation>Webex Connect에서 이메일 앱 시작</translation>
    </message>
    <message>
        <source>Open the form, then bring its two values here. It is filled in and saved in step 4.</source>
        <translation>양식을 열고 두 값을 여기로 가져오십시오. 양식은 4단계에서 채우고 저장합니다.</translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation>Webex Connect 열기 ↗</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Asset Name</source>
        <translation>자산 이름(Asset Name)</translation>
    </message>
    <message>
        <source>for example Support mail</source>
        <translation>예: Support mail</translation>
    </message>
    <message>
        <source>Mailbox (Email ID)</source>
        <translation>사서함(Email ID)</translation>
    </message>
    <message>
        <source>the address that customers write to</source>
        <translation>고객이 메일을 보내는 주소</translation>
    </message>
    <message>
        <source>① Forwarding Address</source>
        <translation>① 전달 주소(Forwarding Address)</translation>
    </message>
    <message>
        <source>copy it from the form</source>
        <translation>양식에서 복사하십시오</translation>
    </message>
    <message>
        <source>② Call Back URL</source>
        <translation>② 콜백 URL(Call Back URL)</translation>
    </message>
    <message>
        <source>Webex Connect logs out after 30 idle minutes without a warning. Leave the form for now: step 4 fills it in one go.</source>
        <translation>Webex Connect는 30분 동안 사용하지 않으면 경고 없이 로그아웃합니다. 양식은 그대로 두십시오. 4단계에서 한 번에 채웁니다.</translation>
    </message>
</context>
<context>
    <name>cmw::StepPage</name>
    <message>
        <source>Sign in to Microsoft</source>
        <translation>Microsoft에 로그인</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>Looking at what is there. Nothing is changed.</source>
        <translation>현재 상태를 확인하고 있습니다. 아무것도 변경하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 done. You may close the window: the wizard goes on from what is there.</source>
        <extracomment>%1: lines that are done, %2: lines in all</extracomment>
        <translation>%2개 중 %1개를 마쳤습니다. 창을 닫아도 됩니다. 다음에 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>Sign in, and the wizard looks first. Nothing is changed before you say so.</source>
        <translation>로그인하면 먼저 확인만 합니다. 허락하기 전에는 아무것도 변경하지 않습니다.</translation>
    </message>
    <message>
        <source>Some lines can&apos;t be told, or need a person. Open them to see why.</source>
        <translation>알 수 없거나 직접 해야 하는 항목이 있습니다. 항목을 열어 이유를 확인하십시오.</translation>
    </message>
    <message>
        <source>Some lines are still open. Open them to see why.</source>
        <translation>아직 남은 항목이 있습니다. 항목을 열어 이유를 확인하십시오.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. This is what will be.</source>
        <translation>아직 아무것도 변경하지 않았습니다. 다음과 같이 변경합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s). Each can be taken back from here.</source>
        <translation>
            <numerusform>%n개를 변경합니다. 각각 여기에서 되돌릴 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed. Open the lines to see why.</source>
        <translation>변경된 것이 없습니다. 항목을 열어 이유를 확인하십시오.</translation>
    </message>
    <message>
        <source>A part of this was changed before and stands. This is what is still to be changed.</source>
        <translation>일부는 전에 변경되어 그대로 있습니다. 아직 변경할 것은 다음과 같습니다.</translation>
    </message>
    <message>
        <source>Needed: %1. The signed-in account holds no role that is known to be enough, so Microsoft may refuse this. Activate it, or sign in with another account.</source>
        <extracomment>%1: Microsoft&apos;s name of a role</extracomment>
        <translation>필요한 역할: %1. 로그인한 계정에 충분하다고 알려진 역할이 없어 Microsoft가 거부할 수 있습니다. 역할을 활성화하거나 다른 계정으로 로그인하십시오.</translation>
    </message>
</context>
<context>
    <name>cmw::StepRail</name>
    <message>
        <source>Office 365 · OAuth 2.0</source>
        <translation>Office 365 · OAuth 2.0</translation>
    </message>
    <message>
        <source>Practice tenant</source>
        <translation>연습 테넌트</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <extracomment>Accessible name of the language menu. %1: the present language</extracomment>
        <translation>언어: %1</translation>
    </message>
    <message>
        <source>Explain an error</source>
        <translation>오류 설명</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
</context>
<context>
    <name>cmw::TakeAway</name>
    <message>
        <source>Copy summary</source>
        <translation>요약 복사</translation>
    </message>
    <message>
        <source>How every line stands, as text for a ticket, with addresses masked.</source>
        <translation>모든 항목의 상태를 지원 티켓에 붙일 글로, 주소를 가려서 복사합니다.</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Everything that is known of this set-up, as a file for a case.</source>
        <translation>이 설정에 대해 알려진 모든 내용을 지원 요청에 첨부할 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>Save calendar reminder…</source>
        <translation>캘린더 알림 저장…</translation>
    </message>
    <message>
        <source>An entry two weeks before the client secret expires.</source>
        <translation>클라이언트 암호(client secret)가 만료되기 2주 전의 캘린더 항목입니다.</translation>
    </message>
    <message>
        <source>Copied, with addresses masked.</source>
        <translation>주소를 가려서 복사했습니다.</translation>
    </message>
    <message>
        <source>Save calendar reminder</source>
        <translation>캘린더 알림 저장</translation>
    </message>
    <message>
        <source>Calendar entry (*.ics)</source>
        <extracomment>A kind of files, for the file dialog</extracomment>
        <translation>캘린더 항목 (*.ics)</translation>
    </message>
    <message>
        <source>Saved. Open the file to put it into your calendar.</source>
        <translation>저장했습니다. 파일을 열면 캘린더에 추가됩니다.</translation>
    </message>
</context>
<context>
    <name>cmw::TaskRow</name>
    <message>
        <source>Close the details of %1</source>
        <extracomment>Accessible name of the button that opens a line. %1: the line&apos;s title</extracomment>
        <translation>%1 세부 정보 닫기</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>%1 세부 정보</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>세부 정보</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Name of a line for screen readers. %1: title, %2: the state&apos;s word</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cmw::TasksCommand</name>
    <message>
        <source>reads</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>변경</translation>
    </message>
</context>
<context>
    <name>cmw::TestEmailLine</name>
    <message>
        <source>Test email to %1</source>
        <extracomment>Title of the line. %1: who got it</extracomment>
        <translation>테스트 메일: %1</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>who gets the test email; several with commas</source>
        <translation>테스트 메일을 받을 주소. 여러 개는 쉼표로 구분</translation>
    </message>
</context>
<context>
    <name>cmw::Transcript</name>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Show transcript</source>
        <translation>대화 기록 보기</translation>
    </message>
    <message>
        <source>Hide transcript</source>
        <translation>대화 기록 숨기기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the transcript</source>
        <extracomment>Accessible name of a button</extracomment>
        <translation>대화 기록 복사</translation>
    </message>
    <message>
        <source>Dialogue with the mail server</source>
        <translation>메일 서버와의 대화</translation>
    </message>
</context>
<context>
    <name>cmw::UndoCommand</name>
    <message>
        <source>There is nothing to take back.</source>
        <translation>되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>Take these changes back? [y/N]</source>
        <translation>이 변경을 되돌립니까? [y/N]</translation>
    </message>
    <message>
        <source>Still there:</source>
        <translation>아직 남은 것:</translation>
    </message>
    <message>
        <source>With --agree %1 the app is taken back all the same.</source>
        <extracomment>%1: a code</extracomment>
        <translation>그래도 앱을 되돌리려면 --agree %1을(를) 지정하십시오.</translation>
    </message>
</context>
<context>
    <name>cmw::VerifyLines</name>
    <message>
        <source>Repair</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <extracomment>Accessible name. %1: the line&apos;s title</extracomment>
        <translation>%1 고치기</translation>
    </message>
    <message>
        <source>Repair in step %1</source>
        <extracomment>%1: the number of a step</extracomment>
        <translation>%1단계에서 고치기</translation>
    </message>
    <message>
        <source>Repair in step %1: %2</source>
        <extracomment>Accessible name. %1: the number of a step, %2: the line&apos;s title</extracomment>
        <translation>%1단계에서 고치기: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Heading over the lines of a hop. %1: &quot;Customer to Office 365&quot;, %2: the state&apos;s word</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the hop</source>
        <extracomment>Accessible name of the button that closes the lines of a hop of the mail map</extracomment>
        <translation>구간 닫기</translation>
    </message>
</context>
<context>
    <name>cmw::VerifyPage</name>
    <message>
        <source>Send the test email</source>
        <translation>테스트 메일 보내기</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마침</translation>
    </message>
    <message>
        <source>Sending as Webex Connect will: sign in as the mailbox, then stage by stage.</source>
        <translation>Webex Connect와 같은 방식으로 보냅니다. 사서함 계정으로 로그인한 다음 단계별로 진행합니다.</translation>
    </message>
    <message>
        <source>Looking at every line. Nothing is changed.</source>
        <translation>모든 항목을 확인하고 있습니다. 아무것도 변경하지 않습니다.</translation>
    </message>
    <message>
        <source>Repairing.</source>
        <translation>고치고 있습니다.</translation>
    </message>
    <message>
        <source>Sending works, and the mailbox forwards to Webex Connect.</source>
        <translation>보내기가 동작하고 사서함이 Webex Connect로 메일을 전달합니다.</translation>
    </message>
    <message>
        <source>Sending works. Receiving is not sure yet: see the lines below.</source>
        <translation>보내기는 동작합니다. 받기는 아직 확실하지 않습니다. 아래 항목을 보십시오.</translation>
    </message>
    <message>
        <source>Send a test email the way Webex Connect will. The sign-in is the mailbox&apos;s, not yours.</source>
        <translation>Webex Connect와 같은 방식으로 테스트 메일을 보냅니다. 본인 계정이 아니라 사서함 계정으로 로그인합니다.</translation>
    </message>
    <message>
        <source>Something stands in the way: see the lines below.</source>
        <translation>문제가 있습니다. 아래 항목을 보십시오.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Following the mail with the message trace. It is looked at again every minute or so.</source>
        <translation>메시지 추적으로 메일을 추적하는 중입니다. 1분쯤마다 다시 확인합니다.</translation>
    </message>
    <message>
        <source>Try the mail server</source>
        <translation>메일 서버 확인</translation>
    </message>
    <message>
        <source>Trying the way to the mail server, stage by stage. Nothing is sent.</source>
        <translation>메일 서버까지의 경로를 단계별로 확인합니다. 아무것도 보내지 않습니다.</translation>
    </message>
</context>
<context>
    <name>cmw::WelcomePage</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A set-up file that can&apos;t be read. %1: what is wrong, %2: what to do</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Finished · %1</source>
        <extracomment>%1: date and time</extracomment>
        <translation>완료 · %1</translation>
    </message>
    <message>
        <source>Verify · %1 of %2 points done · %3</source>
        <extracomment>%1: points done, %2: points in all, %3: date and time</extracomment>
        <translation>확인 · %2개 중 %1개 완료 · %3</translation>
    </message>
    <message>
        <source>Step %1 of 4 · %2 of %3 points done · %4</source>
        <extracomment>%1: number of the step, %2: points done, %3: points in all, %4: date and time</extracomment>
        <translation>4단계 중 %1단계 · %3개 중 %2개 완료 · %4</translation>
    </message>
    <message>
        <source>Continue: %1</source>
        <extracomment>%1: the mailbox&apos;s address or the set-up&apos;s name</extracomment>
        <translation>계속: %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Connect an Office 365 mailbox to Webex Connect</source>
        <translation>Office 365 사서함을 Webex Connect에 연결</translation>
    </message>
    <message>
        <source>You bring a Webex Connect login, a Microsoft 365 admin and the mailbox. The wizard does what it may by itself, shows every change before it makes it, and can take each one back.</source>
        <translation>Webex Connect 로그인, Microsoft 365 관리자, 사서함을 준비하십시오. 마법사가 할 수 있는 일은 스스로 하고, 변경하기 전에 모두 보여 주며, 각각 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Set up a new email app</source>
        <translation>새 이메일 앱 설정</translation>
    </message>
    <message>
        <source>About 10 minutes, most of it waiting for Microsoft</source>
        <translation>약 10분, 대부분은 Microsoft를 기다리는 시간입니다</translation>
    </message>
    <message>
        <source>Work on a real organisation</source>
        <translation>실제 조직에서 작업</translation>
    </message>
    <message>
        <source>Leaves the practice tenant; nothing of it was real</source>
        <translation>연습 테넌트를 떠납니다. 연습한 내용은 실제가 아닙니다</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>연습 끝내기</translation>
    </message>
    <message>
        <source>Practise without any account</source>
        <translation>계정 없이 연습</translation>
    </message>
    <message>
        <source>A small Microsoft and Webex Connect inside this program</source>
        <translation>프로그램 안에 있는 작은 Microsoft와 Webex Connect입니다</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>Who is needed: %1 for step 2, %2 for step 3.</source>
        <extracomment>%1 and %2: Microsoft&apos;s names of two roles</extracomment>
        <translation>필요한 사람: 2단계에는 %1, 3단계에는 %2.</translation>
    </message>
    <message>
        <source>Add another mailbox</source>
        <translation>다른 사서함 추가</translation>
    </message>
</context>
<context>
    <name>cmw::WholeSetupCommand</name>
    <message>
        <source>Make these changes, and send the test email? [y/N]</source>
        <translation>이대로 변경하고 테스트 메일을 보냅니까? [y/N]</translation>
    </message>
    <message>
        <source>Steps 2 and 3: the app in Azure, and the mailbox.</source>
        <translation>2단계와 3단계: Azure의 앱과 사서함.</translation>
    </message>
    <message>
        <source>Step 4: filling the form in the practice Webex Connect.</source>
        <translation>4단계: 연습용 Webex Connect의 양식을 채웁니다.</translation>
    </message>
    <message>
        <source>Sending the test email to %1.</source>
        <translation>%1 주소로 테스트 메일을 보냅니다.</translation>
    </message>
    <message>
        <source>A practice customer writes to %1.</source>
        <translation>연습용 고객이 %1 주소로 메일을 보냅니다.</translation>
    </message>
    <message>
        <source>The mail arrived in Webex Connect.</source>
        <translation>메일이 Webex Connect에 도착했습니다.</translation>
    </message>
    <message>
        <source>The mail did not arrive in Webex Connect.</source>
        <translation>메일이 Webex Connect에 도착하지 않았습니다.</translation>
    </message>
    <message>
        <source>Looking at every line once more.</source>
        <translation>모든 항목을 다시 확인합니다.</translation>
    </message>
</context>
<context>
    <name>cmw::Wizard</name>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The client secret is kept for this run only. Close, and lose it?</source>
        <translation>클라이언트 암호(client secret)는 이번 실행 동안만 보관됩니다. 닫아서 잃어도 됩니까?</translation>
    </message>
    <message>
        <source>Nothing can show it again. If it is not in Webex Connect yet, a new one has to be made.</source>
        <translation>다시 볼 방법이 없습니다. 아직 Webex Connect에 넣지 않았다면 새로 만들어야 합니다.</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>닫고 잃기</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>계속하기</translation>
    </message>
</context>
</TS>
