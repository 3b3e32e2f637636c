<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>AbsencePanel</name>
    <message>
        <source>{0} proposals recorded as absent</source>
        <translation>결석으로 기록한 과제 {0}건</translation>
    </message>
    <message>
        <source>The sheet is sealed: absence can no longer be recorded here.</source>
        <translation>평가표를 봉인했습니다. 이제 여기에서 결석을 기록할 수 없습니다.</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Choose a member in the table, and the tracks they are away for. An absent mark is never a zero.</source>
        <translation>표에서 위원을 고르고, 자리에 없는 트랙을 고릅니다. 결석은 0점이 아닙니다.</translation>
    </message>
    <message>
        <source>Reason, as the minutes print it</source>
        <translation>사유(회의록에 적힙니다)</translation>
    </message>
    <message>
        <source>The kind of reason only. No health details.</source>
        <translation>사유의 종류만 적습니다. 건강에 관한 내용은 적지 않습니다.</translation>
    </message>
    <message>
        <source>Record the absence of {0}</source>
        <translation>{0} 위원의 결석 기록</translation>
    </message>
    <message>
        <source>{0}, {1} proposals</source>
        <translation>{0} 과제 {1}건</translation>
    </message>
</context>
<context>
    <name>AftermathPane</name>
    <message>
        <source>{0} pieces, the newest of {1}</source>
        <translation>{0}건, 마지막 저장 {1}</translation>
    </message>
    <message>
        <source>A file that is not whole is not opened. Bring the copy, or verify the file with the auditor.</source>
        <translation>온전하지 않은 파일은 열지 않습니다. 사본을 가져오거나 감사와 함께 파일을 검증합니다.</translation>
    </message>
    <message>
        <source>The last entry is what stands. Ask its author whether something they did after it is missing.</source>
        <translation>마지막 기록까지가 남은 것입니다. 그 뒤에 한 일이 빠졌는지 기록한 사람에게 확인합니다.</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>남아 있는 것</translation>
    </message>
    <message>
        <source>Unfinished work that is kept</source>
        <translation>보관된 작성 중 평가표</translation>
    </message>
    <message>
        <source>No sheet in progress lies in the file.</source>
        <translation>파일에 작성 중인 평가표가 없습니다.</translation>
    </message>
    <message>
        <source>The newest copy</source>
        <translation>가장 새로운 사본</translation>
    </message>
    <message>
        <source>No second copy of this case was found. If there is one on another medium, choose it.</source>
        <translation>이 심의의 사본을 찾지 못했습니다. 다른 매체에 있으면 고릅니다.</translation>
    </message>
    <message>
        <source>Choose another copy</source>
        <translation>다른 사본 고르기</translation>
    </message>
    <message>
        <source>Put the copy in its place</source>
        <translation>사본으로 되돌리기</translation>
    </message>
    <message>
        <source>Open this case</source>
        <translation>이 심의 열기</translation>
    </message>
    <message>
        <source>Nothing that was saved is missing</source>
        <translation>저장한 것은 빠짐없이 있습니다</translation>
    </message>
    <message>
        <source>Open the case and go on after the last entry.</source>
        <translation>심의를 열어 마지막 기록 다음부터 이어 합니다.</translation>
    </message>
    <message>
        <source>The copy is the better one</source>
        <translation>사본이 더 온전합니다</translation>
    </message>
    <message>
        <source>Put it in the file&apos;s place. The file is kept under another name.</source>
        <translation>사본으로 되돌립니다. 지금 파일은 다른 이름으로 남깁니다.</translation>
    </message>
    <message>
        <source>The file and the copy went different ways</source>
        <translation>파일과 사본이 서로 다르게 이어졌습니다</translation>
    </message>
    <message>
        <source>Write in neither. Keep both, and decide with chair and auditor which one counts.</source>
        <translation>어느 쪽에도 더 기록하지 않습니다. 둘 다 보관하고, 위원장·감사와 함께 어느 쪽을 쓸지 정합니다.</translation>
    </message>
    <message>
        <source>Something is missing or not whole</source>
        <translation>빠졌거나 온전하지 않은 것이 있습니다</translation>
    </message>
    <message>
        <source>Look for the newest copy on the other medium and choose it here.</source>
        <translation>다른 매체에서 가장 새로운 사본을 찾아 여기에서 고릅니다.</translation>
    </message>
    <message>
        <source>The file from before is kept as {0}, SHA-256 {1}.</source>
        <translation>전의 파일은 {0} 이름으로 남았습니다. SHA-256 {1}.</translation>
    </message>
    <message>
        <source>{0} is in the file&apos;s place now</source>
        <translation>이제 사본 {0} 내용이 심의 파일입니다</translation>
    </message>
    <message>
        <source>no: the program ended while it was open</source>
        <translation>아니요. 열려 있는 동안 프로그램이 끝났습니다</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>one, taken back just now</source>
        <translation>1건. 방금 되돌렸습니다</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Closed in order</source>
        <translation>제대로 닫힘</translation>
    </message>
    <message>
        <source>Saving cut in the middle</source>
        <translation>쓰다가 끊긴 저장</translation>
    </message>
    <message>
        <source>Entries that hold</source>
        <translation>유효한 기록</translation>
    </message>
    <message>
        <source>no. {0}, {1}, {2}: {3}</source>
        <translation>{0}번, {1}, {2}: {3}</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>마지막 기록</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>Beside the file</source>
        <translation>파일과 견주면</translation>
    </message>
    <message>
        <source>Entries in both</source>
        <translation>둘 다 있는 기록</translation>
    </message>
    <message>
        <source>Only in the file</source>
        <translation>파일에만 있는 기록</translation>
    </message>
    <message>
        <source>Only in the copy</source>
        <translation>사본에만 있는 기록</translation>
    </message>
    <message>
        <source>{0} (no. {1})</source>
        <translation>{0}건({1}번)</translation>
    </message>
    <message>
        <source>the same record</source>
        <translation>같은 기록입니다</translation>
    </message>
    <message>
        <source>older: everything in it is in the file too</source>
        <translation>더 오래되었습니다. 사본에 있는 것은 파일에 모두 있습니다</translation>
    </message>
    <message>
        <source>newer: it has entries that the file lacks</source>
        <translation>더 새롭습니다. 파일에 없는 기록이 있습니다</translation>
    </message>
    <message>
        <source>the two went different ways</source>
        <translation>서로 다르게 이어졌습니다</translation>
    </message>
    <message>
        <source>another case</source>
        <translation>다른 심의입니다</translation>
    </message>
    <message>
        <source>cannot be compared: one of the two holds no entry</source>
        <translation>견줄 수 없습니다. 어느 한쪽에 유효한 기록이 없습니다</translation>
    </message>
</context>
<context>
    <name>AgendaForm</name>
    <message>
        <source>This may not be empty.</source>
        <translation>빈칸입니다. 적어야 합니다.</translation>
    </message>
    <message>
        <source>Line {0}: write the name, a comma, and in which capacity.</source>
        <translation>{0}째 줄: 이름, 쉼표, 자격의 차례로 적습니다.</translation>
    </message>
    <message>
        <source>{0}, first meeting of the {1}</source>
        <translation>{0} 제1차 {1}</translation>
    </message>
    <message>
        <source>Confirmation of the rules</source>
        <translation>평가규칙 확정의 건</translation>
    </message>
    <message>
        <source>Election of the chair</source>
        <translation>위원장 호선의 건</translation>
    </message>
    <message>
        <source>Resolution on the proposed selection</source>
        <translation>선정(안) 의결의 건</translation>
    </message>
    <message>
        <source>secretary</source>
        <translation>간사</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Title of the meeting</source>
        <translation>회의 명칭</translation>
    </message>
    <message>
        <source>With its ordinal, as the minutes print it.</source>
        <translation>회차까지 적습니다. 회의록에 그대로 적힙니다.</translation>
    </message>
    <message>
        <source>Convened by</source>
        <translation>소집 기관</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>진행 순서</translation>
    </message>
    <message>
        <source>One item a line.</source>
        <translation>한 줄에 한 안건씩 적습니다.</translation>
    </message>
    <message>
        <source>Who else is in the room</source>
        <translation>배석자</translation>
    </message>
    <message>
        <source>One person a line: name, capacity.</source>
        <translation>한 줄에 한 사람씩 ‘이름, 자격’으로 적습니다.</translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation>개회</translation>
    </message>
    <message>
        <source>What was frozen</source>
        <translation>확정한 것</translation>
    </message>
    <message>
        <source>Fingerprint of the rules</source>
        <translation>규칙 지문</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
</context>
<context>
    <name>AnswersPart</name>
    <message>
        <source>{0}. {1} (no. {2})</source>
        <translation>{0}. {1} ({2}번)</translation>
    </message>
    <message>
        <source>{0}, accepted</source>
        <translation>{0}, 수락</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>응답한 사람</translation>
    </message>
    <message>
        <source>Accepts</source>
        <translation>수락</translation>
    </message>
    <message>
        <source>Reason of a refusal</source>
        <translation>고사 사유</translation>
    </message>
    <message>
        <source>Refuses; call the next</source>
        <translation>고사, 다음 사람 부르기</translation>
    </message>
    <message>
        <source>Make the {0} members</source>
        <translation>{0}명을 위원으로 올리기</translation>
    </message>
    <message>
        <source>The drawn order</source>
        <translation>추첨한 순서</translation>
    </message>
    <message>
        <source>Hashed line: {0}</source>
        <translation>추첨의 줄: {0}</translation>
    </message>
    <message>
        <source>Those who accepted are the members of this case.</source>
        <translation>수락한 사람들이 이 심의의 위원입니다.</translation>
    </message>
    <message>
        <source>Who withdraws before the freeze makes room for the next in the order.</source>
        <translation>확정하기 전에 물러나는 사람이 있으면 순서의 다음 사람을 부릅니다.</translation>
    </message>
    <message>
        <source>Every seat is taken.</source>
        <translation>자리가 모두 찼습니다.</translation>
    </message>
    <message>
        <source>Make them the members of the case.</source>
        <translation>이 심의의 위원 명부에 올립니다.</translation>
    </message>
    <message>
        <source>Nobody is left in the order who fits a free seat.</source>
        <translation>순서에서 빈자리에 맞는 사람이 더 없습니다.</translation>
    </message>
    <message>
        <source>Add a further list of candidates, with other numbers, and draw from it.</source>
        <translation>다른 번호의 후보 명단을 더하고 그 명단에서 추첨합니다.</translation>
    </message>
    <message>
        <source>{0} of {1} accepted, {2} were called and have not answered</source>
        <translation>{1}명 가운데 {0}명 수락, {2}명 응답 대기</translation>
    </message>
    <message>
        <source>Write each answer; after a refusal the next in the order is called.</source>
        <translation>응답이 올 때마다 적습니다. 고사하면 순서의 다음 사람을 부릅니다.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>전문 분야</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>성별 · 지역</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>called</source>
        <translation>부름</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>부르지 않음</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>수락</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>고사</translation>
    </message>
</context>
<context>
    <name>AnswersTable</name>
    <message>
        <source>Proposals and my answers</source>
        <translation>과제와 내 답</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Applicant and partners</source>
        <translation>주관·참여 기관</translation>
    </message>
    <message>
        <source>Clue</source>
        <translation>실마리</translation>
    </message>
    <message>
        <source>Conflict of interest</source>
        <translation>나와의 관계</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>같은 이름</translation>
    </message>
    <message>
        <source>Related name</source>
        <translation>딸린 이름</translation>
    </message>
    <message>
        <source>Former body</source>
        <translation>예전 소속</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>문의</translation>
    </message>
</context>
<context>
    <name>ArchivePanel</name>
    <message>
        <source>Close the case for good …</source>
        <translation>심의 종결…</translation>
    </message>
    <message>
        <source>The case is closed</source>
        <translation>심의가 종결되었습니다</translation>
    </message>
    <message>
        <source>Close the case for good</source>
        <translation>심의 종결</translation>
    </message>
    <message>
        <source>It can be opened, read and checked. Nothing can be added.</source>
        <translation>열어서 읽고 확인할 수 있습니다. 더할 수는 없습니다.</translation>
    </message>
    <message>
        <source>After that nothing can be added to this case, no correction either.</source>
        <translation>종결한 뒤에는 이 심의에 아무것도 더할 수 없습니다. 바로잡는 기록도 더할 수 없습니다.</translation>
    </message>
    <message>
        <source>The secretary closes the case for good.</source>
        <translation>간사가 심의를 종결합니다.</translation>
    </message>
    <message>
        <source>Close the case {0} for good?</source>
        <translation>심의 {0}, 종결할까요?</translation>
    </message>
    <message>
        <source>Type the case number</source>
        <translation>심의 번호를 그대로 적습니다</translation>
    </message>
</context>
<context>
    <name>AttendancePanel</name>
    <message>
        <source>Attendance and enrolment</source>
        <translation>출석과 위원 등록</translation>
    </message>
    <message>
        <source>Check by eye who it is. Whoever is here enrols alone at the machine and gets a code for their card.</source>
        <translation>본인인지 눈으로 확인합니다. 출석한 위원은 혼자 이 컴퓨터 앞에 앉아 등록하고, 카드에 적을 번호를 받습니다.</translation>
    </message>
    <message>
        <source>Choose a member in the table: who has come, who enrols, who leaves.</source>
        <translation>도착한 위원, 등록할 위원, 나가는 위원을 표에서 고릅니다.</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>here</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>자리에 없음</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>등록함</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>{0} has arrived</source>
        <translation>{0} 위원 도착</translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation>열쇠를 만드는 중 …</translation>
    </message>
    <message>
        <source>Enrol {0}</source>
        <translation>{0} 위원 등록</translation>
    </message>
    <message>
        <source>{0} has come back</source>
        <translation>{0} 위원 재입장</translation>
    </message>
    <message>
        <source>{0} leaves</source>
        <translation>{0} 위원 퇴장</translation>
    </message>
    <message>
        <source>Why they leave</source>
        <translation>나가는 사유</translation>
    </message>
    <message>
        <source>It stands in the minutes. No health details.</source>
        <translation>회의록에 남습니다. 건강에 관한 내용은 적지 않습니다.</translation>
    </message>
    <message>
        <source>Is {0} alone at the machine?</source>
        <translation>{0} 위원이 혼자 화면 앞에 있습니까?</translation>
    </message>
    <message>
        <source>The code is shown once. Everybody else looks away until it is covered.</source>
        <translation>번호는 한 번만 보입니다. 가릴 때까지 다른 사람은 화면을 보지 않습니다.</translation>
    </message>
    <message>
        <source>I am {0}, show my code</source>
        <translation>{0} 위원입니다. 번호 보기</translation>
    </message>
</context>
<context>
    <name>AuditorPanel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>직위</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>The auditor is enrolled</source>
        <translation>감사가 등록했습니다</translation>
    </message>
    <message>
        <source>The auditor enrols here</source>
        <translation>감사 등록</translation>
    </message>
    <message>
        <source>The auditor holds one of the three keys and signs in with their own words.</source>
        <translation>감사는 열쇠 셋 가운데 하나를 지니고, 자기 낱말로 자리에 앉습니다.</translation>
    </message>
    <message>
        <source>The auditor sits down alone, types name and position, and gets five words that nobody else sees. With them the auditor confirms the rules and later helps to open the sheets.</source>
        <translation>감사가 혼자 앉아 이름과 직위를 적고, 다른 사람이 보지 않는 다섯 낱말을 받습니다. 그 낱말로 규칙을 확인하고, 나중에 평가표를 여는 데 함께합니다.</translation>
    </message>
    <message>
        <source>The auditor&apos;s name</source>
        <translation>감사의 이름</translation>
    </message>
    <message>
        <source>The auditor&apos;s position</source>
        <translation>감사의 직위</translation>
    </message>
    <message>
        <source>Institution and office, as the minutes print them.</source>
        <translation>기관과 직위를 회의록에 적힐 그대로 적습니다.</translation>
    </message>
    <message>
        <source>Enrolment sheets carry name, key print and the agreement on signing: one page a person, signed by hand, kept by the auditor. Members get theirs once they enrol.</source>
        <translation>등록 확인서에는 성명, 열쇠 지문, 전자서명 동의가 있습니다. 한 사람에 한 장씩 손으로 서명하고 감사가 보관합니다. 위원의 것은 등록한 뒤에 만듭니다.</translation>
    </message>
    <message>
        <source>Save the enrolment sheets</source>
        <translation>등록 확인서 저장</translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation>열쇠를 만드는 중 …</translation>
    </message>
    <message>
        <source>Make my keys and show my words</source>
        <translation>열쇠를 만들고 낱말 보기</translation>
    </message>
    <message>
        <source>Is {0}, the auditor, alone at the machine?</source>
        <translation>감사 {0}, 혼자 화면 앞에 있습니까?</translation>
    </message>
    <message>
        <source>The words are shown once. Everybody else looks away until they are covered.</source>
        <translation>낱말은 한 번만 보입니다. 가릴 때까지 다른 사람은 화면을 보지 않습니다.</translation>
    </message>
    <message>
        <source>I am the auditor, show my words</source>
        <translation>감사입니다. 낱말 보기</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>enrolment sheets</source>
        <translation>등록 확인서</translation>
    </message>
</context>
<context>
    <name>AwayView</name>
    <message>
        <source>Your own machine</source>
        <translation>따로 쓰는 컴퓨터</translation>
    </message>
    <message>
        <source>What you sign here counts once the committee&apos;s machine has taken it in.</source>
        <translation>여기서 서명한 것은 위원회 컴퓨터가 받아야 효력이 있습니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Ballot to the committee</source>
        <translation>위원회로 보낼 평가표</translation>
    </message>
    <message>
        <source>Everything you signed here as one .ballot, the sealed sheet too. Nobody reads marks in it.</source>
        <translation>여기서 서명한 것을 봉인한 평가표와 함께 .ballot 파일 하나로 씁니다. 점수는 아무도 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Your sheet is not sealed yet. What you write now carries what you have signed so far.</source>
        <translation>평가표를 아직 봉인하지 않았습니다. 지금 쓰면 지금까지 서명한 것만 담깁니다.</translation>
    </message>
    <message>
        <source>Write the ballot to a stick</source>
        <translation>평가표를 스틱에 쓰기</translation>
    </message>
    <message>
        <source>Receipt from the committee</source>
        <translation>위원회의 접수증</translation>
    </message>
    <message>
        <source>It comes back on the same stick, once your ballot is taken in.</source>
        <translation>위원회가 평가표를 받으면 같은 스틱에 담겨 돌아옵니다.</translation>
    </message>
    <message>
        <source>Keep a receipt</source>
        <translation>접수증 보관하기</translation>
    </message>
    <message>
        <source>Proposals to read</source>
        <translation>읽을 제안서</translation>
    </message>
    <message>
        <source>Not on this machine yet: {0}</source>
        <translation>이 컴퓨터에 아직 없는 과제: {0}</translation>
    </message>
    <message>
        <source>They are all here.</source>
        <translation>모두 이 컴퓨터에 있습니다.</translation>
    </message>
    <message>
        <source>Bring them from a stick</source>
        <translation>스틱에서 가져오기</translation>
    </message>
    <message>
        <source>Written: {0}. Bring the stick to the secretary.</source>
        <translation>{0} 파일을 썼습니다. 스틱을 간사에게 가져다줍니다.</translation>
    </message>
    <message>
        <source>The committee has everything that you signed here (entry {0}).</source>
        <translation>여기서 서명한 것을 위원회가 모두 받았습니다(기록 {0}번).</translation>
    </message>
    <message>
        <source>There is a receipt up to entry {0}, not for what you signed since.</source>
        <translation>기록 {0}번까지 접수증이 있습니다. 그 뒤에 서명한 것은 아직입니다.</translation>
    </message>
    <message>
        <source>On this machine: {0}</source>
        <translation>이 컴퓨터에 있는 제안서 {0}건</translation>
    </message>
    <message>
        <source>Choose the folder of the stick</source>
        <translation>스틱 폴더 고르기</translation>
    </message>
    <message>
        <source>Receipts (*.receipt)</source>
        <translation>접수증 (*.receipt)</translation>
    </message>
    <message>
        <source>Choose the receipt</source>
        <translation>접수증 고르기</translation>
    </message>
</context>
<context>
    <name>BalanceRow</name>
    <message>
        <source>{0} of {1} members</source>
        <translation>위원 {0}명 · 공고 {1}명</translation>
    </message>
    <message>
        <source>{0} officials, at most {1}</source>
        <translation>공무원 {0}명 · 한도 {1}명</translation>
    </message>
    <message>
        <source>from outside {0}, of them public bodies {1}</source>
        <translation>외부 {0}(공공기관 {1})</translation>
    </message>
</context>
<context>
    <name>BallotsPart</name>
    <message>
        <source>Ballots in</source>
        <translation>평가표 받기</translation>
    </message>
    <message>
        <source>Choose the folder with the .ballot packets. First you see what would become of each.</source>
        <translation>.ballot 파일이 든 폴더를 고릅니다. 받기 전에 파일마다 어떻게 될지 먼저 봅니다.</translation>
    </message>
    <message>
        <source>Folder of the stick</source>
        <translation>스틱 폴더</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>Take in what fits</source>
        <translation>받을 수 있는 것 받기</translation>
    </message>
    <message>
        <source>Packets in the folder</source>
        <translation>폴더에 든 전달 파일</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>전달 파일</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Nothing is taken in now</source>
        <translation>지금은 받지 않습니다</translation>
    </message>
    <message>
        <source>Packets go out and come back while members score.</source>
        <translation>전달 파일은 위원이 평가하는 동안에만 주고받습니다.</translation>
    </message>
    <message>
        <source>No ballot packet lies in this folder</source>
        <translation>이 폴더에 평가표 파일이 없습니다</translation>
    </message>
    <message>
        <source>Their names end in .ballot.</source>
        <translation>이름이 .ballot으로 끝나는 파일입니다.</translation>
    </message>
    <message>
        <source>No folder was looked into yet</source>
        <translation>아직 고른 폴더가 없습니다</translation>
    </message>
    <message>
        <source>Of {0} packets {1} are in the record. Receipts lie beside them for their members.</source>
        <translation>{0}개 가운데 {1}개가 기록에 있습니다. 위원에게 줄 접수증이 곁에 있습니다.</translation>
    </message>
    <message>
        <source>Of {0} packets {1} can be taken in.</source>
        <translation>{0}개 가운데 {1}개를 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose the folder of the stick</source>
        <translation>스틱 폴더 고르기</translation>
    </message>
</context>
<context>
    <name>BeginForm</name>
    <message>
        <source>Fill this in.</source>
        <translation>빈칸을 채우십시오.</translation>
    </message>
    <message>
        <source>Choose a programme.</source>
        <translation>심사 규칙을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose where the file goes.</source>
        <translation>파일을 둘 곳을 고르십시오.</translation>
    </message>
    <message>
        <source>The case file and the secretary&apos;s keys are being made.</source>
        <translation>심의 파일과 간사의 열쇠를 만들고 있습니다.</translation>
    </message>
    <message>
        <source>Begin a new case</source>
        <translation>새 심의 시작</translation>
    </message>
    <message>
        <source>Title of the case</source>
        <translation>심의 제목</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>심의 번호</translation>
    </message>
    <message>
        <source>Name of the secretary</source>
        <translation>간사 이름</translation>
    </message>
    <message>
        <source>Position of the secretary</source>
        <translation>간사의 소속과 직위</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>심사 규칙</translation>
    </message>
    <message>
        <source>What is it for</source>
        <translation>쓰임</translation>
    </message>
    <message>
        <source>A real committee</source>
        <translation>실제 위원회</translation>
    </message>
    <message>
        <source>A rehearsal</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>둘 곳 고르기</translation>
    </message>
    <message>
        <source>Begin the case</source>
        <translation>심의 시작</translation>
    </message>
    <message>
        <source>Each secret is shown once, to its owner alone.</source>
        <translation>암호는 본인에게만 한 번 보여 줍니다.</translation>
    </message>
    <message>
        <source>Secrets stand on the sign-in page, for anyone to see.</source>
        <translation>모두의 암호가 들어가는 화면에 보입니다.</translation>
    </message>
    <message>
        <source>Choose a rule file</source>
        <translation>규칙 파일 고르기</translation>
    </message>
    <message>
        <source>Rule files (*.toml)</source>
        <translation>규칙 파일 (*.toml)</translation>
    </message>
    <message>
        <source>Where the case file goes</source>
        <translation>심의 파일을 둘 곳</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Close the board (Esc)</source>
        <translation>상황판 닫기 (Esc)</translation>
    </message>
    <message>
        <source>Room board</source>
        <translation>회의 상황판</translation>
    </message>
    <message>
        <source>Stopped: no quorum</source>
        <translation>정족수 미달로 멈춤</translation>
    </message>
    <message>
        <source>Recess</source>
        <translation>정회 중</translation>
    </message>
    <message>
        <source>No project is on</source>
        <translation>심의 중인 과제 없음</translation>
    </message>
    <message>
        <source>Time left: {0}</source>
        <translation>남은 시간: {0}</translation>
    </message>
    <message>
        <source>No time is set</source>
        <translation>정한 시간 없음</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>1분이 남지 않았습니다</translation>
    </message>
    <message>
        <source>The time is over</source>
        <translation>시간이 지났습니다</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Leave now</source>
        <translation>지금 퇴장할 위원</translation>
    </message>
    <message>
        <source>May come back</source>
        <translation>돌아올 위원</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>다음 과제</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Nobody leaves for it.</source>
        <translation>퇴장할 위원이 없습니다.</translation>
    </message>
    <message>
        <source>For it leave: {0}</source>
        <translation>퇴장할 위원: {0}</translation>
    </message>
    <message>
        <source>seat {0}</source>
        <translation>{0}번 자리</translation>
    </message>
    <message>
        <source>{0} / {1}, quorum {2}</source>
        <translation>{0} / {1} (정족수 {2})</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>Pledged</source>
        <translation>서약</translation>
    </message>
    <message>
        <source>Conflicts answered</source>
        <translation>이해관계 답변</translation>
    </message>
    <message>
        <source>Sheets sealed</source>
        <translation>평가표 봉인</translation>
    </message>
    <message>
        <source>Projects heard</source>
        <translation>심의한 과제</translation>
    </message>
    <message>
        <source>Seat {0}</source>
        <translation>{0}번석</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>도착 전</translation>
    </message>
    <message>
        <source>here</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>잠시 퇴장</translation>
    </message>
    <message>
        <source>left</source>
        <translation>떠남</translation>
    </message>
    <message>
        <source>before the pledge</source>
        <translation>서약 전</translation>
    </message>
    <message>
        <source>pledged</source>
        <translation>서약함</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>답변함</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>봉인함</translation>
    </message>
</context>
<context>
    <name>BoxLotForm</name>
    <message>
        <source>A lot drawn by hand</source>
        <translation>손으로 뽑은 추첨</translation>
    </message>
    <message>
        <source>Where slips were drawn from a box, write who saw it and the order. There is one draw only.</source>
        <translation>추첨함에서 쪽지를 뽑았으면 입회인과 나온 순서를 적습니다. 추첨은 한 번만 합니다.</translation>
    </message>
    <message>
        <source>Witness of the draw {0}</source>
        <translation>추첨을 본 입회인 {0}</translation>
    </message>
    <message>
        <source>Record the lot from the box</source>
        <translation>뽑은 순서 기록</translation>
    </message>
    <message>
        <source>Record the lot that was drawn by hand?</source>
        <translation>손으로 뽑은 추첨을 기록할까요?</translation>
    </message>
    <message>
        <source>It decides on ranks and cannot be drawn again.</source>
        <translation>순위를 정하며 다시 뽑을 수 없습니다.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>입회인</translation>
    </message>
</context>
<context>
    <name>CandidateLotForm</name>
    <message>
        <source>The plan</source>
        <translation>추첨 방법</translation>
    </message>
    <message>
        <source>Any field</source>
        <translation>분야 무관</translation>
    </message>
    <message>
        <source>{0} seats</source>
        <translation>{0}석</translation>
    </message>
    <message>
        <source>SHA-256 of the list&apos;s file</source>
        <translation>명단 파일의 SHA-256</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>추첨 방법 바꾸기</translation>
    </message>
    <message>
        <source>The lot before witnesses</source>
        <translation>입회인 앞의 추첨</translation>
    </message>
    <message>
        <source>The witnesses note the SHA-256 of the list, then each writes a number on paper before the first is typed. The order follows from the list&apos;s file and the numbers: nobody can choose it, anybody can repeat it. There is one draw only.</source>
        <translation>입회인은 명단의 SHA-256을 적어 둔 다음, 첫 숫자를 넣기 전에 저마다 종이에 숫자를 적습니다. 순서는 명단 파일과 숫자에서 나옵니다. 누구도 고를 수 없고 누구나 다시 해 볼 수 있습니다. 추첨은 한 번만 합니다.</translation>
    </message>
    <message>
        <source>Witness {0}</source>
        <translation>입회인 {0}</translation>
    </message>
    <message>
        <source>Number of witness {0}</source>
        <translation>입회인 {0}의 숫자</translation>
    </message>
    <message>
        <source>Draw the order of {0} candidates</source>
        <translation>후보 {0}명의 순서 추첨</translation>
    </message>
    <message>
        <source>Where slips were drawn from a box, the witnesses&apos; names and the order are enough.</source>
        <translation>상자에서 쪽지를 뽑았으면 입회인의 이름과 나온 순서만 적습니다.</translation>
    </message>
    <message>
        <source>Order out of the box, all numbers of the list</source>
        <translation>상자에서 나온 순서(명단의 모든 번호)</translation>
    </message>
    <message>
        <source>Record the order from the box</source>
        <translation>상자에서 나온 순서 적기</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>{0}명 이상</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}~{1}명</translation>
    </message>
    <message>
        <source>Draw the evaluators with these numbers?</source>
        <translation>이 숫자로 위원을 추첨할까요?</translation>
    </message>
    <message>
        <source>There is one draw for this list, and it cannot be repeated with other numbers.</source>
        <translation>이 명단의 추첨은 한 번뿐이며, 다른 숫자로 다시 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Draw the evaluators</source>
        <translation>위원 추첨</translation>
    </message>
    <message>
        <source>Record the order that came out of the box?</source>
        <translation>상자에서 나온 순서를 기록할까요?</translation>
    </message>
    <message>
        <source>It decides who is called, and cannot be drawn again.</source>
        <translation>이 순서대로 부르며, 다시 뽑을 수 없습니다.</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>입회인</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
</context>
<context>
    <name>CertificatePart</name>
    <message>
        <source>Key of the case</source>
        <translation>심의 열쇠로 서명</translation>
    </message>
    <message>
        <source>Key of the case and a certificate file</source>
        <translation>심의 열쇠와 인증서 파일로 서명</translation>
    </message>
    <message>
        <source>Key of the case and a token</source>
        <translation>심의 열쇠와 보안 토큰으로 서명</translation>
    </message>
    <message>
        <source>Sign with</source>
        <translation>서명 방법</translation>
    </message>
    <message>
        <source>PDF readers show the certificate. Whether its authority is to be believed is not judged here: the key of the case is what proves the signature.</source>
        <translation>PDF를 여는 프로그램에는 인증서가 보입니다. 발급 기관을 믿을 수 있는지는 여기서 판정하지 않습니다. 서명의 증거는 심의 열쇠입니다.</translation>
    </message>
    <message>
        <source>Certificate file (.p12, .pfx)</source>
        <translation>인증서 파일(.p12, .pfx)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>보안 토큰 비밀번호(PIN)</translation>
    </message>
    <message>
        <source>Password of the certificate</source>
        <translation>인증서 비밀번호</translation>
    </message>
    <message>
        <source>It is kept until the signature is made, and no longer.</source>
        <translation>서명할 때까지만 쓰고 바로 지웁니다.</translation>
    </message>
    <message>
        <source>Certificate files (*.p12 *.pfx)</source>
        <translation>인증서 파일 (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>인증서 파일 고르기</translation>
    </message>
</context>
<context>
    <name>ChairForm</name>
    <message>
        <source>Decision of the chair</source>
        <translation>위원장 결정</translation>
    </message>
    <message>
        <source>The announced rules leave this tie to the chair. The reason stands in the minutes.</source>
        <translation>공고한 규칙이 이 동점을 위원장에게 맡겼습니다. 사유는 회의록에 적습니다.</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>결정 사유</translation>
    </message>
    <message>
        <source>Decide on this tie</source>
        <translation>이 동점 정하기</translation>
    </message>
    <message>
        <source>Decide on the tie in this order?</source>
        <translation>이 순서로 동점을 정할까요?</translation>
    </message>
    <message>
        <source>It decides on ranks, stands in the minutes with its reason, and cannot be taken back.</source>
        <translation>순위를 정하고 사유와 함께 회의록에 적으며 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>As a picture</source>
        <translation>그림으로 보기</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>표로 보기</translation>
    </message>
</context>
<context>
    <name>CheckpointPart</name>
    <message>
        <source>Written: {0}.</source>
        <translation>{0} 파일을 썼습니다.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>확인점</translation>
    </message>
    <message>
        <source>Your signature under the number and hash of the last entry. Whoever keeps it can tell later that nothing before it was changed or cut off.</source>
        <translation>마지막 기록의 번호와 해시에 서명한 파일입니다. 이것을 보관하면 그 앞의 기록이 바뀌거나 잘리지 않았음을 나중에 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Write a checkpoint</source>
        <translation>확인점 쓰기</translation>
    </message>
    <message>
        <source>Choose where the checkpoint goes</source>
        <translation>확인점을 둘 폴더 고르기</translation>
    </message>
</context>
<context>
    <name>ChoosingPane</name>
    <message>
        <source>Type the six words.</source>
        <translation>여섯 낱말을 적으십시오.</translation>
    </message>
    <message>
        <source>Drop the minutes, a case file, or both</source>
        <translation>회의록이나 심의 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Minutes (PDF) can be checked alone. A case file also needs the room passphrase.</source>
        <translation>회의록(PDF)은 그것만으로 확인합니다. 심의 파일에는 회의실 암호도 필요합니다.</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Room passphrase</source>
        <translation>회의실 암호</translation>
    </message>
    <message>
        <source>Six Korean words with spaces between them, as they stand on the card.</source>
        <translation>카드에 적힌 한글 여섯 낱말을 띄어서 적습니다.</translation>
    </message>
    <message>
        <source>Codes from the opening and closing sheet (if you have them)</source>
        <translation>시작·마감 확인지의 코드(있으면)</translation>
    </message>
    <message>
        <source>The number and the 24 characters, as in 87: ABCD-EFGH-... Put a semicolon between several.</source>
        <translation>번호와 스물네 글자를 87: ABCD-EFGH-…처럼 적습니다. 여럿이면 쌍반점(;)으로 나눕니다.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 더 넣기</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>모두 빼기</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Minutes (PDF)</source>
        <translation>회의록(PDF)</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>There is no such file, or it cannot be read. Choose other files.</source>
        <translation>파일이 없거나 읽을 수 없습니다. 다른 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>This case is open here. Close the case first, then verify its file.</source>
        <translation>지금 여기에 열려 있는 심의입니다. 심의를 먼저 닫은 다음 검증하십시오.</translation>
    </message>
    <message>
        <source>Minutes and case files (*.pdf *.case);;All files (*)</source>
        <translation>회의록과 심의 파일 (*.pdf *.case);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose files to verify</source>
        <translation>검증할 파일 고르기</translation>
    </message>
</context>
<context>
    <name>CitedPage</name>
    <message>
        <source>Page cited</source>
        <translation>근거 쪽</translation>
    </message>
    <message>
        <source>Page cited for {0}</source>
        <translation>{0}의 근거 쪽</translation>
    </message>
    <message>
        <source>Cite the page that is open</source>
        <translation>펴 놓은 쪽 적기</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>펴기</translation>
    </message>
</context>
<context>
    <name>ClosePanel</name>
    <message>
        <source>Close the meeting</source>
        <translation>산회 기록</translation>
    </message>
    <message>
        <source>The meeting is closed</source>
        <translation>산회했습니다</translation>
    </message>
    <message>
        <source>It ended at {0}.</source>
        <translation>{0}에 마쳤습니다.</translation>
    </message>
    <message>
        <source>Once everything is said, the end of the meeting is noted. Then the minutes can be made.</source>
        <translation>할 말을 모두 마쳤으면 산회를 기록합니다. 그다음 회의록을 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>The meeting is still open</source>
        <translation>회의가 아직 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>The secretary closes the meeting and makes the minutes. Then you sign first.</source>
        <translation>간사가 산회를 기록하고 회의록을 만듭니다. 그다음 위원장이 먼저 서명합니다.</translation>
    </message>
    <message>
        <source>Resolved selection</source>
        <translation>의결한 선정(건)</translation>
    </message>
    <message>
        <source>Money, in won</source>
        <translation>국비(원)</translation>
    </message>
    <message>
        <source>In favour, of entitled</source>
        <translation>찬성 / 표결권자</translation>
    </message>
    <message>
        <source>Four words of the result</source>
        <translation>결과를 알아보는 네 낱말</translation>
    </message>
    <message>
        <source>Is the meeting over?</source>
        <translation>회의를 마칠까요?</translation>
    </message>
    <message>
        <source>The time stands in the minutes. After that nothing more is said in this meeting.</source>
        <translation>마친 시각이 회의록에 남습니다. 그 뒤에는 이 회의에서 더 말하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>CloserPanel</name>
    <message>
        <source>Nobody: look at this one alone</source>
        <translation>견주지 않고 이 과제만</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>{0}위</translation>
    </message>
    <message>
        <source>Where the two part</source>
        <translation>두 과제가 갈리는 곳</translation>
    </message>
    <message>
        <source>The smallest change that would turn it</source>
        <translation>결과를 뒤집을 가장 작은 변화</translation>
    </message>
    <message>
        <source>Left out one member at a time</source>
        <translation>위원을 한 사람씩 빼면</translation>
    </message>
    <message>
        <source>Who did not score it</source>
        <translation>채점하지 않은 위원</translation>
    </message>
    <message>
        <source>Counted otherwise</source>
        <translation>다른 방법으로 셈하면</translation>
    </message>
    <message>
        <source>A closer look</source>
        <translation>자세히 보기</translation>
    </message>
    <message>
        <source>For information. Nothing here is in the record, the result or the minutes.</source>
        <translation>참고로 보는 값입니다. 기록, 결과, 회의록 어디에도 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The tallies that answer this are being computed.</source>
        <translation>이 물음에 답할 집계를 셈하고 있습니다.</translation>
    </message>
    <message>
        <source>Hold it against</source>
        <translation>견줄 과제</translation>
    </message>
    <message>
        <source>Compare these two</source>
        <translation>두 과제 견주기</translation>
    </message>
    <message>
        <source>Look closer at this one</source>
        <translation>이 과제 자세히 보기</translation>
    </message>
</context>
<context>
    <name>ConfirmationPanel</name>
    <message>
        <source>The record stands at entry {0}</source>
        <translation>기록은 지금 {0}번까지 있습니다</translation>
    </message>
    <message>
        <source>Stand for the record</source>
        <translation>기록 확인 서명</translation>
    </message>
    <message>
        <source>You have confirmed.</source>
        <translation>확인 서명을 마쳤습니다.</translation>
    </message>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Confirmation of the record</source>
        <translation>명부·규칙 확인 서명</translation>
    </message>
    <message>
        <source>If somebody enrols after this, everybody confirms again.</source>
        <translation>이 뒤에 누가 등록하면 모두 다시 확인합니다.</translation>
    </message>
    <message>
        <source>You stand for the rules, the rosters and everybody&apos;s keys as they are recorded now.</source>
        <translation>지금 기록된 규칙과 명부와 모두의 열쇠가 맞음을 서명으로 확인합니다.</translation>
    </message>
    <message>
        <source>It waits for: {0}</source>
        <translation>남은 사람: {0}</translation>
    </message>
    <message>
        <source>All three have. Now the chair lets scoring begin.</source>
        <translation>세 사람이 모두 확인했습니다. 이제 위원장이 평가를 시작합니다.</translation>
    </message>
    <message>
        <source>Fingerprint of the rules</source>
        <translation>규칙 지문</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Members enrolled</source>
        <translation>등록한 위원</translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <translation>✓ 확인</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>Do you stand for the record as it is now?</source>
        <translation>지금의 기록이 맞음을 확인합니까?</translation>
    </message>
    <message>
        <source>It is signed with your key and stands in the minutes.</source>
        <translation>본인의 열쇠로 서명하며 회의록에 남습니다.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>낱말</translation>
    </message>
</context>
<context>
    <name>ConflictsPanel</name>
    <message>
        <source>Questions and conflicts</source>
        <translation>물음과 이해관계</translation>
    </message>
    <message>
        <source>The member&apos;s words are for your eyes. Your reason stands in the minutes.</source>
        <translation>위원이 적은 말은 위원장만 봅니다. 위원장이 적은 사유는 회의록에 남습니다.</translation>
    </message>
    <message>
        <source>Choose a question or a conflict in the table.</source>
        <translation>표에서 물음이나 이해관계를 고릅니다.</translation>
    </message>
    <message>
        <source>{0} · {1} {2}</source>
        <translation>{0} · {1} {2}</translation>
    </message>
    <message>
        <source>No words were given.</source>
        <translation>적은 말이 없습니다.</translation>
    </message>
    <message>
        <source>Ground of the exclusion</source>
        <translation>제척 사유</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>판단의 이유</translation>
    </message>
    <message>
        <source>It stands in the minutes.</source>
        <translation>회의록에 남습니다.</translation>
    </message>
    <message>
        <source>Exclude {0} from {1}</source>
        <translation>{0} 위원을 {1}에서 제척으로 정함</translation>
    </message>
    <message>
        <source>Answer: no conflict</source>
        <translation>해당 없음으로 답함</translation>
    </message>
    <message>
        <source>An exclusion needs a ground and a reason; the answer needs a reason.</source>
        <translation>제척에는 사유와 이유를, 답에는 이유를 적습니다.</translation>
    </message>
</context>
<context>
    <name>ConflictsTable</name>
    <message>
        <source>Questions and declared conflicts</source>
        <translation>물음과 신고한 이해관계</translation>
    </message>
    <message>
        <source>Nobody asked or declared anything yet</source>
        <translation>아직 묻거나 신고한 것이 없습니다</translation>
    </message>
    <message>
        <source>What members declare appears here as soon as they have signed it.</source>
        <translation>위원이 서명하면 신고한 것이 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>신청기관</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>State</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>답할 차례</translation>
    </message>
    <message>
        <source>✓ no conflict</source>
        <translation>✓ 해당 없음</translation>
    </message>
</context>
<context>
    <name>CopiesPart</name>
    <message>
        <source>Newest: {0}</source>
        <translation>최근 사본: {0}</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>사본을 만들었습니다: {0}</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>After each sealed sheet and each stage a copy goes there, read back and compared. Never copy the open file by other means.</source>
        <translation>평가표를 봉인할 때마다, 단계가 바뀔 때마다 사본을 두고 다시 읽어 견줍니다. 열려 있는 파일을 다른 방법으로 복사하지 않습니다.</translation>
    </message>
    <message>
        <source>Folder on another medium</source>
        <translation>다른 매체의 폴더</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>사본 그만두기</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>지금 사본 만들기</translation>
    </message>
    <message>
        <source>{0} (up to entry {1})</source>
        <translation>{0} (기록 {1}번까지)</translation>
    </message>
    <message>
        <source>Choose a folder on another medium</source>
        <translation>다른 매체의 폴더 고르기</translation>
    </message>
    <message>
        <source>Where the copy goes</source>
        <translation>사본을 둘 곳</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>사본</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>The whole case</source>
        <translation>심의 전체</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>신청기관</translation>
    </message>
    <message>
        <source>This project has no announced bonus or penalty that could be corrected.</source>
        <translation>이 과제에는 정정할 가점이나 감점이 없습니다.</translation>
    </message>
    <message>
        <source>Only the committee corrects this: its vote belongs to the correction.</source>
        <translation>이 오류는 위원회만 정정합니다. 정정에는 위원회의 표결이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Chair and secretary correct this together. No mark, rank or amount is typed: they follow.</source>
        <translation>위원장과 간사가 함께 정정합니다. 점수·순위·금액은 적지 않습니다. 다시 계산되어 나옵니다.</translation>
    </message>
    <message>
        <source>What kind of error it is</source>
        <translation>오류의 종류</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>오류가 있는 곳</translation>
    </message>
    <message>
        <source>What stands there wrongly</source>
        <translation>잘못된 항목</translation>
    </message>
    <message>
        <source>The place, in words</source>
        <translation>오류가 있는 자리(글로)</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>적혀 있는 내용</translation>
    </message>
    <message>
        <source>What is right</source>
        <translation>바른 내용</translation>
    </message>
    <message>
        <source>How the error came about</source>
        <translation>오류가 생긴 경위</translation>
    </message>
    <message>
        <source>What shows it (document and page)</source>
        <translation>증거(문서와 쪽)</translation>
    </message>
</context>
<context>
    <name>CorrectionPanel</name>
    <message>
        <source>Record the correction</source>
        <translation>정정 기록</translation>
    </message>
    <message>
        <source>Agree to the correction</source>
        <translation>정정에 동의</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>동의하지 않음</translation>
    </message>
    <message>
        <source>Why it is refused (only then)</source>
        <translation>동의하지 않는 이유(동의하지 않을 때만)</translation>
    </message>
    <message>
        <source>A correction waits</source>
        <translation>정정이 동의를 기다립니다</translation>
    </message>
    <message>
        <source>Correct an error</source>
        <translation>오류 정정</translation>
    </message>
    <message>
        <source>Corrections so far: {0}</source>
        <translation>지금까지의 정정 {0}건</translation>
    </message>
    <message>
        <source>What kind of error it is</source>
        <translation>오류의 종류</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>오류가 있는 곳</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>적혀 있는 내용</translation>
    </message>
    <message>
        <source>What is right</source>
        <translation>바른 내용</translation>
    </message>
    <message>
        <source>How the error came about</source>
        <translation>오류가 생긴 경위</translation>
    </message>
    <message>
        <source>What shows it (document and page)</source>
        <translation>증거(문서와 쪽)</translation>
    </message>
    <message>
        <source>Look at what it changes. With your yes it holds, and new minutes are made.</source>
        <translation>무엇이 바뀌는지 보십시오. 동의하면 효력이 생기고 회의록을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>The secretary looks at it, and agrees or refuses. Nothing has changed yet.</source>
        <translation>간사가 살펴보고 동의하거나 동의하지 않습니다. 아직 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>The signed minutes stay what they are. The correction is added, and new minutes name them.</source>
        <translation>서명한 회의록은 그대로 남습니다. 정정이 덧붙고, 새 회의록이 앞의 회의록을 밝힙니다.</translation>
    </message>
    <message>
        <source>The chair records a correction; the secretary agrees to it. Nothing is overwritten.</source>
        <translation>위원장이 정정을 기록하고 간사가 동의합니다. 아무것도 덮어쓰지 않습니다.</translation>
    </message>
    <message>
        <source>The result stays as it is.</source>
        <translation>결과는 그대로입니다.</translation>
    </message>
    <message>
        <source>Scores change; every rank and the selection stay.</source>
        <translation>점수가 바뀌고, 순위와 선정은 그대로입니다.</translation>
    </message>
    <message>
        <source>Ranks change; the selection stays.</source>
        <translation>순위가 바뀌고, 선정은 그대로입니다.</translation>
    </message>
    <message>
        <source>The selection changes.</source>
        <translation>선정이 바뀝니다.</translation>
    </message>
    <message>
        <source>Chair and secretary are enough. New minutes are signed by chair, secretary and auditor.</source>
        <translation>위원장과 간사면 충분합니다. 새 회의록에는 위원장·간사·감사가 서명합니다.</translation>
    </message>
    <message>
        <source>The committee voted on this correction; tell the applicants concerned before anything is published.</source>
        <translation>위원회가 이 정정을 표결하였습니다. 공개하기 전에 해당 신청기관에 알리십시오.</translation>
    </message>
    <message>
        <source>The committee voted on this correction. Every member signs the new minutes; tell the applicants concerned before anything is published.</source>
        <translation>위원회가 의결한 정정입니다. 새 회의록에는 위원 모두가 다시 서명합니다. 공표하기 전에 관련 신청 기관에 먼저 알립니다.</translation>
    </message>
    <message>
        <source>The committee voted on this correction. Every member signs the new minutes, as do the officers.</source>
        <translation>위원회가 의결한 정정입니다. 새 회의록에는 위원장, 간사, 감사와 함께 위원 모두가 다시 서명합니다.</translation>
    </message>
    <message>
        <source>The committee voted on this correction. New minutes are signed by the officers.</source>
        <translation>위원회가 이 정정을 표결하였습니다. 새 회의록에는 위원장·간사·감사가 서명합니다.</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
    <message>
        <source>no rank</source>
        <translation>순위 없음</translation>
    </message>
    <message>
        <source>rank {0}</source>
        <translation>{0}위</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>선정</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>미선정</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>신청기관</translation>
    </message>
    <message>
        <source>{0} (refused; nothing changed)</source>
        <translation>{0} (동의하지 않음, 바뀐 것 없음)</translation>
    </message>
    <message>
        <source>Record this correction?</source>
        <translation>이 정정을 기록하시겠습니까?</translation>
    </message>
    <message>
        <source>It stays in the record whatever the secretary answers. It has effect once agreed to.</source>
        <translation>간사가 어떻게 답하든 기록에 남습니다. 동의가 있어야 효력이 생깁니다.</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>심의 전체</translation>
    </message>
    <message>
        <source>Does this correction hold?</source>
        <translation>이 정정에 동의하시겠습니까?</translation>
    </message>
    <message>
        <source>New minutes are made after it. The signed ones stay valid evidence of what they say.</source>
        <translation>동의하면 회의록을 다시 만듭니다. 서명한 회의록은 그 내용의 증거로 남습니다.</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>결과에 미치는 영향</translation>
    </message>
</context>
<context>
    <name>CriterionPanel</name>
    <message>
        <source>Put this away</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0}점</translation>
    </message>
    <message>
        <source>A mark is one of these grades.</source>
        <translation>점수는 이 등급 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>At most {0} points, in steps of {1}.</source>
        <translation>{0}점까지, {1}점 간격으로 줍니다.</translation>
    </message>
</context>
<context>
    <name>CriterionRow</name>
    <message>
        <source>p. {0}</source>
        <translation>{0}쪽</translation>
    </message>
</context>
<context>
    <name>CutPanel</name>
    <message>
        <source>The cut line</source>
        <translation>선정선</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>재원</translation>
    </message>
    <message>
        <source>Minimum shares</source>
        <translation>최소 비율</translation>
    </message>
    <message>
        <source>Who depends on one member</source>
        <translation>한 사람에게 달린 과제</translation>
    </message>
    <message>
        <source>What the criteria weigh</source>
        <translation>항목의 실제 비중</translation>
    </message>
    <message>
        <source>Read again: {0}</source>
        <translation>다시 읽음: {0}</translation>
    </message>
    <message>
        <source>A tie is open: nothing is selected on this track yet.</source>
        <translation>동점이 남아 있어 이 트랙에서는 아직 아무것도 선정하지 않았습니다.</translation>
    </message>
    <message>
        <source>The selection is tallied once for each member, without that member&apos;s marks.</source>
        <translation>위원마다 그 위원의 점수를 빼고 선정을 다시 셈하고 있습니다.</translation>
    </message>
    <message>
        <source>What if the money ended by another rule</source>
        <translation>예산 끝을 다르게 정했다면(가정)</translation>
    </message>
    <message>
        <source>in: {0}</source>
        <translation>들어옴 {0}</translation>
    </message>
    <message>
        <source>out: {0}</source>
        <translation>나감 {0}</translation>
    </message>
    <message>
        <source>the same projects</source>
        <translation>같은 과제</translation>
    </message>
    <message>
        <source>{0} million won left</source>
        <translation>남는 돈 {0}백만 원</translation>
    </message>
    <message>
        <source>Read again near the line</source>
        <translation>선정 경계에서 다시 읽기</translation>
    </message>
    <message>
        <source>The chair ticks each once the committee has. The minutes say how many.</source>
        <translation>위원회가 다시 읽은 과제를 위원장이 하나씩 표시합니다. 회의록에 건수가 적힙니다.</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>What is computed here decides nothing and stands in no minutes. The members are never named.</source>
        <translation>여기에서 계산한 것은 아무것도 결정하지 않으며 회의록에도 적히지 않습니다. 위원 이름은 나오지 않습니다.</translation>
    </message>
    <message>
        <source>The announced rule is the one that counts. These are not the selection.</source>
        <translation>공고한 규칙만 효력이 있습니다. 이것은 선정(안)이 아닙니다.</translation>
    </message>
</context>
<context>
    <name>DeclareView</name>
    <message>
        <source>Answer “None” for each of the {0}</source>
        <translation>{0}건 하나하나에 “없음”으로 답하기</translation>
    </message>
    <message>
        <source>Does {0} sign this declaration of interests?</source>
        <translation>{0} 위원의 이해관계 신고에 서명할까요?</translation>
    </message>
    <message>
        <source>It is recorded as one signed act. If something changes later, tell the chair.</source>
        <translation>답한 것이 모두 서명한 기록으로 남습니다. 나중에 바뀐 것이 있으면 위원장에게 말합니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Has {0} no tie to any of the projects listed here ({1})?</source>
        <translation>{0} 위원은 아래 {1}건과 아무 관계가 없습니까?</translation>
    </message>
    <message>
        <source>With a name like one of yours</source>
        <translation>닮은 이름이 있는 과제</translation>
    </message>
    <message>
        <source>Yes: you do not score it</source>
        <translation>있음 — 채점하지 않습니다</translation>
    </message>
    <message>
        <source>Ask: the chair answers</source>
        <translation>문의 — 위원장이 답합니다</translation>
    </message>
    <message>
        <source>Sign the declaration of {0}</source>
        <translation>{0}의 이해관계 신고 서명</translation>
    </message>
    <message>
        <source>Declaration of interests</source>
        <translation>이해관계 신고</translation>
    </message>
    <message>
        <source>One answer for each project. A project without an answer does not count as “None”.</source>
        <translation>과제마다 하나씩 답합니다. 답하지 않은 과제는 “없음”으로 보지 않습니다.</translation>
    </message>
    <message>
        <source>{0} answered</source>
        <translation>답함 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>남음 {0}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답한 과제</translation>
    </message>
    <message>
        <source>No conflict with the other {0}</source>
        <translation>나머지 {0}건 해당 없음</translation>
    </message>
    <message>
        <source>Sign the declaration</source>
        <translation>이해관계 신고 서명</translation>
    </message>
    <message>
        <source>You can sign once the other {0} are answered.</source>
        <translation>남은 {0}건에 답하면 서명할 수 있습니다.</translation>
    </message>
    <message>
        <source>You can sign once ground and words are given for {0}.</source>
        <translation>{0}의 사유와 내용을 적으면 서명할 수 있습니다.</translation>
    </message>
    <message>
        <source>Every project is answered.</source>
        <translation>모든 과제에 답했습니다.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>문의</translation>
    </message>
    <message>
        <source>Ground and words</source>
        <translation>사유·내용</translation>
    </message>
    <message>
        <source>Next open project</source>
        <translation>다음 남은 과제</translation>
    </message>
    <message>
        <source>Saved at {0}. Every answer of this screen is on the disk, unsigned.</source>
        <translation>{0}에 저장했습니다. 이 화면의 모든 답은 서명 전으로 디스크에 있습니다.</translation>
    </message>
</context>
<context>
    <name>DiscussionPanel</name>
    <message>
        <source>How far each total lies from the mean</source>
        <translation>과제 평균과의 차이</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>총점</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Spoken about</source>
        <translation>논의</translation>
    </message>
    <message>
        <source>Spoken about: {0}, member {1}</source>
        <translation>논의함: {0}, 위원 {1}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>논의함</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>과제 전체</translation>
    </message>
    <message>
        <source>Member {0} gives marks for {1} anew at the window; nothing is decided before.</source>
        <translation>위원 {0}이(가) {1}을(를) 다시 채점합니다. 그 전에는 의결하지 않습니다.</translation>
    </message>
    <message>
        <source>Have {0} scored anew for a breach of the rules?</source>
        <translation>규칙을 어긴 까닭으로 {0}을(를) 다시 채점할까요?</translation>
    </message>
    <message>
        <source>Each member gives all marks once more, openly, with a reason for each that changes. The first marks stay in the record. A mark that somebody dislikes is no breach.</source>
        <translation>위원마다 모든 항목을 공개로 다시 채점하고 바뀐 항목마다 까닭을 적습니다. 처음 점수는 기록에 남습니다. 점수가 마음에 들지 않는 것은 까닭이 되지 않습니다.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>In favour, against</source>
        <translation>찬성, 반대</translation>
    </message>
    <message>
        <source>Order scoring anew</source>
        <translation>재평가 명하기</translation>
    </message>
    <message>
        <source>To speak about: {0}, done: {1}</source>
        <translation>논의할 평가 {0}건, 논의함 {1}건</translation>
    </message>
    <message>
        <source>No total lies far from its project&apos;s mean</source>
        <translation>과제 평균에서 멀리 떨어진 평가가 없습니다</translation>
    </message>
    <message>
        <source>Totals that lie {0} points or more from their project&apos;s mean. Nobody has to change one.</source>
        <translation>과제 평균과 {0}점 이상 다른 총점입니다. 점수를 고칠 의무는 누구에게도 없습니다.</translation>
    </message>
    <message>
        <source>Totals to speak about</source>
        <translation>이야기할 점수</translation>
    </message>
    <message>
        <source>Notes say what the committee thinks. Whoever stands for one is named by seat in the minutes.</source>
        <translation>위원회의 생각을 적습니다. 동의한 위원은 회의록에 자리 번호로 적습니다.</translation>
    </message>
    <message>
        <source>The note is about</source>
        <translation>의견의 대상</translation>
    </message>
    <message>
        <source>Note of the committee</source>
        <translation>위원회 의견</translation>
    </message>
    <message>
        <source>Put the note into the minutes</source>
        <translation>의견을 회의록에 넣기</translation>
    </message>
    <message>
        <source>Scoring anew</source>
        <translation>재평가</translation>
    </message>
    <message>
        <source>Only for a breach of the rules, by a vote: for this project, by all who judge it.</source>
        <translation>규칙을 어긴 때에만 의결로 명합니다. 이 과제를 심의하는 모든 위원이 다시 채점합니다.</translation>
    </message>
    <message>
        <source>What rule was broken, and how</source>
        <translation>어긴 규칙과 경위</translation>
    </message>
    <message>
        <source>A rule was broken …</source>
        <translation>규칙 위반이 있었음…</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Drawing of the evaluators</source>
        <translation>위원 추첨</translation>
    </message>
    <message>
        <source>{0} candidates from {1}</source>
        <translation>{1}의 후보 {0}명</translation>
    </message>
    <message>
        <source>A further list</source>
        <translation>명단 더하기</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>다른 명단</translation>
    </message>
</context>
<context>
    <name>EarlierPanel</name>
    <message>
        <source>Case</source>
        <translation>심의</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Head of its record</source>
        <translation>기록의 끝 지문</translation>
    </message>
    <message>
        <source>Projects selected there</source>
        <translation>선정한 과제</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>신청기관</translation>
    </message>
    <message>
        <source>Given there (won)</source>
        <translation>지원 금액(원)</translation>
    </message>
    <message>
        <source>The case this one goes on from</source>
        <translation>이어받을 앞선 심의</translation>
    </message>
    <message>
        <source>A follow-up takes over which projects were selected and what each was given; rules can be copied from any earlier case. Marks, sheets and members stay where they are.</source>
        <translation>후속 심의는 앞서 선정한 과제와 지원 금액을 이어받습니다. 규칙은 어느 심의에서든 베낄 수 있습니다. 점수와 평가표, 위원은 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>File of the earlier case</source>
        <translation>앞선 심의 파일</translation>
    </message>
    <message>
        <source>Choose a case file</source>
        <translation>심의 파일 고르기</translation>
    </message>
    <message>
        <source>Its room passphrase</source>
        <translation>그 심의의 회의실 암호</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>읽는 중 …</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>열어 보기</translation>
    </message>
    <message>
        <source>Copy its rules</source>
        <translation>규칙 베끼기</translation>
    </message>
    <message>
        <source>Take over {0} projects</source>
        <translation>과제 {0}건 이어받기</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
</context>
<context>
    <name>ElectionPanel</name>
    <message>
        <source>Vote again, on somebody else</source>
        <translation>다시 호선하기</translation>
    </message>
    <message>
        <source>Record the election of {0}</source>
        <translation>{0} 위원의 호선 기록</translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation>열쇠를 만드는 중 …</translation>
    </message>
    <message>
        <source>Enrol {0} as a holder of a key</source>
        <translation>위원장 {0} 등록</translation>
    </message>
    <message>
        <source>Elected and enrolled as a holder of a key</source>
        <translation>위원장 · 열쇠 보관자로 등록함</translation>
    </message>
    <message>
        <source>Election of the chair</source>
        <translation>위원장 호선</translation>
    </message>
    <message>
        <source>Elected as the chair</source>
        <translation>위원장으로 뽑힘</translation>
    </message>
    <message>
        <source>The chair, alone at the machine, gets five words beside the member&apos;s code: the third key.</source>
        <translation>위원장이 혼자 화면 앞에 앉아, 위원 번호와는 따로 다섯 낱말을 받습니다. 세 번째 열쇠입니다.</translation>
    </message>
    <message>
        <source>Put to the vote</source>
        <translation>표결에 부친 위원</translation>
    </message>
    <message>
        <source>Choose in the table who is put to the vote, then type the numbers of the vote.</source>
        <translation>표에서 위원을 고르고, 표결의 수를 적습니다.</translation>
    </message>
    <message>
        <source>Is {0}, the chair, alone at the machine?</source>
        <translation>위원장 {0}, 혼자 화면 앞에 있습니까?</translation>
    </message>
    <message>
        <source>The words are shown once. Everybody else looks away until they are covered.</source>
        <translation>낱말은 한 번만 보입니다. 가릴 때까지 다른 사람은 화면을 보지 않습니다.</translation>
    </message>
    <message>
        <source>I am the chair, show my words</source>
        <translation>위원장입니다. 낱말 보기</translation>
    </message>
</context>
<context>
    <name>EnvelopeCard</name>
    <message>
        <source>Seat {0} {1}</source>
        <translation>{0}번석 {1}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>봉인됨</translation>
    </message>
    <message>
        <source>{0} · {1} stays closed</source>
        <translation>{0} · {1}건은 닫힌 채 둡니다</translation>
    </message>
    <message>
        <source>Proposals: {0}</source>
        <translation>과제 {0}건</translation>
    </message>
</context>
<context>
    <name>FreezePanel</name>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Total of the criteria</source>
        <translation>배점 합계</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0}점</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>예산</translation>
    </message>
    <message>
        <source>{0} million won</source>
        <translation>{0}백만 원</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그리로 가기</translation>
    </message>
    <message>
        <source>Freeze the rules</source>
        <translation>규칙 확정</translation>
    </message>
    <message>
        <source>Confirm the rules</source>
        <translation>확정한 규칙 확인</translation>
    </message>
    <message>
        <source>From the freeze on nobody changes rules or rosters. The auditor confirms the same fingerprint; read the four words aloud to each other.</source>
        <translation>확정한 뒤에는 누구도 규칙과 명부를 바꾸지 못합니다. 네 낱말을 서로 소리 내어 읽고, 감사가 같은 지문을 확인합니다.</translation>
    </message>
    <message>
        <source>Compare the four words with those that the secretary reads aloud, and the rosters with the papers. From your confirmation on rules and rosters stand.</source>
        <translation>간사가 읽는 네 낱말과 견주고, 명부를 서류와 맞추어 봅니다. 확인한 때부터 규칙과 명부가 확정됩니다.</translation>
    </message>
    <message>
        <source>Fingerprint of the rules</source>
        <translation>규칙 지문</translation>
    </message>
    <message>
        <source>You have frozen the rules</source>
        <translation>규칙을 확정했습니다</translation>
    </message>
    <message>
        <source>Now the auditor sits down, compares the four words and confirms.</source>
        <translation>이제 감사가 앉아 네 낱말을 견주고 확인합니다.</translation>
    </message>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>남은 것</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>살펴볼 것</translation>
    </message>
    <message>
        <source>Freeze rules and rosters</source>
        <translation>규칙과 명부 확정</translation>
    </message>
    <message>
        <source>Confirm the frozen rules</source>
        <translation>확정한 규칙 확인</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>Freeze the rules and both rosters of this case?</source>
        <translation>이 심의의 규칙과 두 명부를 확정할까요?</translation>
    </message>
    <message>
        <source>They stand once the auditor confirms. After that nobody can change them, you neither.</source>
        <translation>감사가 확인하면 확정됩니다. 그 뒤에는 누구도, 간사도 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Did {0} hear the same four words?</source>
        <translation>감사 {0}, 같은 네 낱말을 들었습니까?</translation>
    </message>
    <message>
        <source>With your confirmation rules and rosters stand. Nobody can change them any more.</source>
        <translation>확인하면 규칙과 명부가 확정됩니다. 더는 누구도 바꿀 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>You have closed scoring.</source>
        <translation>평가를 마감했습니다.</translation>
    </message>
    <message>
        <source>Everything is there.</source>
        <translation>모두 갖추었습니다.</translation>
    </message>
    <message>
        <source>Now the chair confirms the closing.</source>
        <translation>이제 위원장이 마감을 확인합니다.</translation>
    </message>
    <message>
        <source>Now the chair lets scoring begin.</source>
        <translation>이제 위원장이 평가를 시작합니다.</translation>
    </message>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그리로 가기</translation>
    </message>
    <message>
        <source>**{0} sheets are not sealed yet.** Scoring ends once they are sealed or the absence is recorded.</source>
        <translation>**평가위원 {0}명이 아직 평가표를 봉인하지 않았습니다.** 봉인하거나 결석을 기록한 다음 마감합니다.</translation>
    </message>
    <message>
        <source>**{0} members who are here have not enrolled yet.** They enrol at their seats.</source>
        <translation>**출석한 위원 {0}명이 아직 등록하지 않았습니다.** 자리에서 등록을 마칩니다.</translation>
    </message>
    <message>
        <source>Members here</source>
        <translation>출석위원</translation>
    </message>
    <message>
        <source>Sealed sheets</source>
        <translation>봉인한 평가표</translation>
    </message>
    <message>
        <source>Members enrolled</source>
        <translation>등록한 위원</translation>
    </message>
    <message>
        <source>Scoring begins</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>From here on the members sign their pledge, declare conflicts, score and seal.</source>
        <translation>이때부터 위원들이 서약하고, 이해관계를 확인하고, 채점하고, 봉인합니다.</translation>
    </message>
    <message>
        <source>Scoring ends</source>
        <translation>평가 마감</translation>
    </message>
    <message>
        <source>The secretary closes, then you confirm. No sheet can come after that.</source>
        <translation>간사가 마감하고 위원장이 확인합니다. 그 뒤에는 평가표를 더할 수 없습니다.</translation>
    </message>
    <message>
        <source>You close, then the chair confirms. No sheet can come after that.</source>
        <translation>간사가 마감하고 위원장이 확인합니다. 그 뒤에는 평가표를 더할 수 없습니다.</translation>
    </message>
    <message>
        <source>Let scoring begin</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>Confirm the closing</source>
        <translation>마감 확인</translation>
    </message>
    <message>
        <source>Close scoring</source>
        <translation>평가 마감</translation>
    </message>
    <message>
        <source>Let scoring begin?</source>
        <translation>평가를 시작할까요?</translation>
    </message>
    <message>
        <source>Enrolment is over then: nobody can join as a member any more.</source>
        <translation>시작하면 위원 등록이 끝납니다. 그 뒤에는 위원으로 들어올 수 없습니다.</translation>
    </message>
    <message>
        <source>Close scoring?</source>
        <translation>평가를 마감할까요?</translation>
    </message>
    <message>
        <source>After the chair&apos;s confirmation no sheet can be added any more.</source>
        <translation>위원장이 확인한 뒤에는 평가표를 더할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>GridPart</name>
    <message>
        <source>No longer look again</source>
        <translation>다시 보기 풀기</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>My totals</source>
        <translation>내 합계의 분포</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>All my marks</source>
        <translation>내 채점표</translation>
    </message>
    <message>
        <source>{0} of {1} projects done · {2} blank · {3} to look at again</source>
        <translation>과제 {1}건 가운데 {0}건 완료 · 빈칸 {2} · 다시 볼 것 {3}</translation>
    </message>
    <message>
        <source>In the order of the list</source>
        <translation>목록 순서로</translation>
    </message>
    <message>
        <source>By my total</source>
        <translation>내 합계 순서로</translation>
    </message>
    <message>
        <source>One project</source>
        <translation>한 과제씩</translation>
    </message>
    <message>
        <source>To check and seal</source>
        <translation>확인·봉인으로</translation>
    </message>
    <message>
        <source>Read and score</source>
        <translation>펴서 채점</translation>
    </message>
    <message>
        <source>{0} finished projects. No other member’s marks are here.</source>
        <translation>완료한 {0}건입니다. 다른 위원의 점수는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>My changes here</source>
        <translation>이 과제에서 내가 고친 기록</translation>
    </message>
    <message>
        <source>My marks, projects by criteria</source>
        <translation>내 점수, 과제와 항목</translation>
    </message>
</context>
<context>
    <name>GroundPanel</name>
    <message>
        <source>A name here is like one of yours</source>
        <translation>위원님의 소속과 닮은 이름이 있습니다</translation>
    </message>
    <message>
        <source>Only names were compared. You alone know whether it is a tie.</source>
        <translation>이름만 견준 실마리입니다. 관계가 있는지는 위원님만 압니다.</translation>
    </message>
    <message>
        <source>Partner {0}</source>
        <translation>참여기관 {0}</translation>
    </message>
    <message>
        <source>{0}: the same name as yours, {1}.</source>
        <translation>{0}: 위원님의 {1}과(와) 이름이 같습니다.</translation>
    </message>
    <message>
        <source>{0}: by its name it belongs together with yours, {1}.</source>
        <translation>{0}: 위원님의 {1}에 딸린 이름으로 보입니다.</translation>
    </message>
    <message>
        <source>{0}: like the name of a body you have left, {1}.</source>
        <translation>{0}: 위원님의 예전 소속 {1}과(와) 닮은 이름입니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>문의</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>답하지 않음</translation>
    </message>
    <message>
        <source>Choose the ground; without it the declaration cannot be signed.</source>
        <translation>사유를 골라야 신고에 서명할 수 있습니다.</translation>
    </message>
    <message>
        <source>Write a sentence; without it the declaration cannot be signed.</source>
        <translation>내용을 한 문장 적어야 신고에 서명할 수 있습니다.</translation>
    </message>
    <message>
        <source>What kind of tie is it?</source>
        <translation>어떤 관계인가요?</translation>
    </message>
    <message>
        <source>What do you want to ask?</source>
        <translation>물을 내용</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>The chair answers. Until then you can score the other projects.</source>
        <translation>위원장이 답합니다. 그때까지 다른 과제는 먼저 채점할 수 있습니다.</translation>
    </message>
    <message>
        <source>You will not score this project. What you write stays in the signed record.</source>
        <translation>이 과제는 채점하지 않습니다. 적은 내용은 서명한 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Is there a tie between you and any of the bodies above? If you are not sure, choose “Ask”: the chair decides.</source>
        <translation>위의 기관과 관계가 있습니까? 잘 모르면 “문의”를 고릅니다. 위원장이 정합니다.</translation>
    </message>
    <message>
        <source>Next open project</source>
        <translation>다음 남은 과제</translation>
    </message>
    <message>
        <source>Since {0}</source>
        <translation>{0}부터</translation>
    </message>
    <message>
        <source>At present</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>기간 제한 없음</translation>
    </message>
</context>
<context>
    <name>GroupPart</name>
    <message>
        <source>{0} points</source>
        <translation>{0}점</translation>
    </message>
    <message>
        <source>Reason for {0}</source>
        <translation>{0} — 점수를 준 사유</translation>
    </message>
    <message>
        <source>{0} of {1} blank</source>
        <translation>{1}개 항목 가운데 {0}개 빈칸</translation>
    </message>
    <message>
        <source>{0}, reason missing</source>
        <translation>{0} · 사유 남음</translation>
    </message>
</context>
<context>
    <name>GuideStrip</name>
    <message>
        <source>Rehearsal</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>Take any seat with the code that is shown.</source>
        <translation>아무 자리나 골라, 보이는 코드를 넣고 앉습니다.</translation>
    </message>
    <message>
        <source>Nothing that is done here counts.</source>
        <translation>여기서 하는 일은 심의에 반영되지 않습니다.</translation>
    </message>
    <message>
        <source>Read the pledge, tick the box and sign.</source>
        <translation>서약을 읽고 확인란에 표시한 뒤 서명합니다.</translation>
    </message>
    <message>
        <source>Answer where you have a conflict, then all others at once, and sign.</source>
        <translation>이해충돌이 있는 과제에 답하고 나머지는 한 번에 답한 뒤 서명합니다.</translation>
    </message>
    <message>
        <source>Type a mark and press Enter, until the project has no blank. Each is saved at once.</source>
        <translation>점수를 넣고 Enter를 누릅니다. 빈칸이 없을 때까지 이어 갑니다. 넣는 대로 저장됩니다.</translation>
    </message>
    <message>
        <source>Write the reasons that are asked for: Ctrl+M goes there.</source>
        <translation>필요한 평가 사유를 씁니다. Ctrl+M을 누르면 그 칸으로 갑니다.</translation>
    </message>
    <message>
        <source>The project is done. PageDown opens the next one; give it a mark.</source>
        <translation>이 과제를 마쳤습니다. PageDown으로 다음 과제를 열어 점수를 넣습니다.</translation>
    </message>
    <message>
        <source>Press “Check and seal” to read everything back. Score all projects to seal, or leave with F12.</source>
        <translation>“확인·봉인으로”를 눌러 전체를 되읽습니다. 모든 과제를 채점하면 봉인할 수 있고, F12로 그만두어도 됩니다.</translation>
    </message>
    <message>
        <source>Sealed. Write down the four words and leave the seat with F12.</source>
        <translation>봉인했습니다. 네 낱말을 카드에 적고 F12로 자리를 비웁니다.</translation>
    </message>
</context>
<context>
    <name>HearingPanel</name>
    <message>
        <source>Hearing the projects</source>
        <translation>과제 심의</translation>
    </message>
    <message>
        <source>Each press is recorded with its time: what is on, who leaves for it, who is back.</source>
        <translation>단추를 누를 때마다 시각과 함께 기록됩니다. 무엇을 심의하는지, 누가 퇴장하고 돌아왔는지.</translation>
    </message>
    <message>
        <source>Presentation, minutes</source>
        <translation>발표 시간(분)</translation>
    </message>
    <message>
        <source>Questions, minutes</source>
        <translation>질의응답 시간(분)</translation>
    </message>
    <message>
        <source>Minutes are a whole number; 0 sets no time.</source>
        <translation>분은 정수로 적습니다. 0이면 시간을 정하지 않습니다.</translation>
    </message>
    <message>
        <source>The meeting goes on</source>
        <translation>속개</translation>
    </message>
    <message>
        <source>Open the room board</source>
        <translation>회의 상황판 열기</translation>
    </message>
    <message>
        <source>On the second screen where there is one. It shows seats, numbers and the time, never a mark.</source>
        <translation>둘째 화면이 있으면 그곳에 엽니다. 자리, 숫자, 시간만 보이고 점수는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>No project is on</source>
        <translation>심의 중인 과제 없음</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Leave now</source>
        <translation>지금 퇴장할 위원</translation>
    </message>
    <message>
        <source>May come back</source>
        <translation>돌아올 위원</translation>
    </message>
    <message>
        <source>{0} is done (F8)</source>
        <translation>{0} 심의 마침 (F8)</translation>
    </message>
    <message>
        <source>Call {0} (F8)</source>
        <translation>{0} 상정 (F8)</translation>
    </message>
    <message>
        <source>Questions on {0} begin (F5)</source>
        <translation>{0} 질의응답 시작 (F5)</translation>
    </message>
    <message>
        <source>They have left: {0} (F10)</source>
        <translation>위원 {0}명 퇴장함 (F10)</translation>
    </message>
    <message>
        <source>They are back: {0} (Shift F10)</source>
        <translation>위원 {0}명 돌아옴 (Shift F10)</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Whose manual</source>
        <translation>누구의 설명서</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>설명서</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>평가위원</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>간사</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>위원장</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Back to what was read before</source>
        <translation>앞에 읽던 곳으로</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>모든 글쇠</translation>
    </message>
    <message>
        <source>Put the manual away</source>
        <translation>설명서 닫기</translation>
    </message>
</context>
<context>
    <name>HolderCard</name>
    <message>
        <source>The five words of {0}</source>
        <translation>{0}의 다섯 낱말</translation>
    </message>
    <message>
        <source>They are not shown. Everybody else looks away.</source>
        <translation>화면에 보이지 않습니다. 다른 사람은 물러나 주십시오.</translation>
    </message>
    <message>
        <source>Checking the key …</source>
        <translation>열쇠를 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>Give the key</source>
        <translation>열쇠 넣기</translation>
    </message>
    <message>
        <source>Sit down here: {0}</source>
        <translation>{0} 님 앉기</translation>
    </message>
    <message>
        <source>Practice words</source>
        <translation>연습용 낱말 채우기</translation>
    </message>
    <message>
        <source>Key is here</source>
        <translation>열쇠 확인</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Signed in at this machine. The key stays here until this seat is left.</source>
        <translation>이 컴퓨터에 로그인했습니다. 자리를 떠날 때까지 열쇠가 여기에 있습니다.</translation>
    </message>
    <message>
        <source>The key is here for this opening only and is dropped afterwards.</source>
        <translation>이번 개봉에만 쓰고, 마치면 바로 버립니다.</translation>
    </message>
    <message>
        <source>Brought the key before. To go on it is needed once more.</source>
        <translation>앞서 열쇠를 넣었습니다. 이어서 열려면 한 번 더 넣습니다.</translation>
    </message>
    <message>
        <source>Can open the sheets together with {0}.</source>
        <translation>{0} 님과 함께 평가표를 열 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>HolderWords</name>
    <message>
        <source>key is here</source>
        <translation>확인했습니다</translation>
    </message>
    <message>
        <source>Words of {0}</source>
        <translation>{0}의 낱말</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Check the words of {0}</source>
        <translation>{0}의 낱말 확인</translation>
    </message>
</context>
<context>
    <name>KeepPanel</name>
    <message>
        <source>Where to save</source>
        <translation>저장할 폴더</translation>
    </message>
    <message>
        <source>Take copies along</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>The signed minutes with the record inside, the result for other programs, and a folder for the records system.</source>
        <translation>기록이 든 서명한 회의록, 다른 프로그램에서 쓸 결과, 그리고 기록물 시스템에 등록할 묶음 폴더입니다.</translation>
    </message>
    <message>
        <source>Copies can be saved once everybody has signed.</source>
        <translation>모두 서명하면 사본을 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>Save minutes and result …</source>
        <translation>회의록과 결과 저장…</translation>
    </message>
    <message>
        <source>Anybody can check the PDF without this case file</source>
        <translation>심의 파일이 없어도 누구나 PDF를 확인할 수 있습니다</translation>
    </message>
    <message>
        <source>On the check page of this program, or in a terminal: committee-app verify minutes.pdf</source>
        <translation>이 프로그램의 확인 화면에서, 또는 터미널에서 committee-app verify minutes.pdf</translation>
    </message>
    <message>
        <source>Check it now</source>
        <translation>지금 확인하기</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Put the card away</source>
        <translation>카드 덮기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Letters alone never do anything, and no single key seals, signs or deletes.</source>
        <translation>글자 키만으로는 아무 일도 일어나지 않으며, 키 하나로 봉인하거나 서명하거나 지우지 않습니다.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>설명서</translation>
    </message>
    <message>
        <source>Manual; pressed again, this card</source>
        <translation>설명서, 다시 누르면 이 카드</translation>
    </message>
    <message>
        <source>Curtain; your code brings you back to the same place</source>
        <translation>가림막. 암호를 넣으면 같은 자리로 돌아옵니다</translation>
    </message>
    <message>
        <source>Next place on the screen</source>
        <translation>화면의 다음 자리</translation>
    </message>
    <message>
        <source>Press the button you are on</source>
        <translation>지금 있는 단추 누르기</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>이해관계 신고</translation>
    </message>
    <message>
        <source>None, yes, ask</source>
        <translation>없음, 있음, 문의</translation>
    </message>
    <message>
        <source>Other project</source>
        <translation>다른 과제</translation>
    </message>
    <message>
        <source>Ground and words</source>
        <translation>사유와 내용</translation>
    </message>
    <message>
        <source>Next project without an answer</source>
        <translation>답하지 않은 다음 과제</translation>
    </message>
    <message>
        <source>One project</source>
        <translation>한 과제씩</translation>
    </message>
    <message>
        <source>Next criterion</source>
        <translation>다음 항목</translation>
    </message>
    <message>
        <source>Previous criterion</source>
        <translation>앞 항목</translation>
    </message>
    <message>
        <source>Where marks are grades: give the grade and go on</source>
        <translation>등급으로 채점할 때: 등급을 주고 다음으로</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>다음 과제</translation>
    </message>
    <message>
        <source>Previous, next project</source>
        <translation>앞 과제, 다음 과제</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Cite the page that is open, or type it</source>
        <translation>펴 놓은 쪽을 근거로 적기, 또는 직접 적기</translation>
    </message>
    <message>
        <source>Open the page that is cited</source>
        <translation>근거 쪽 펴기</translation>
    </message>
    <message>
        <source>Take back the newest mark</source>
        <translation>방금 준 점수 되돌리기</translation>
    </message>
    <message>
        <source>What the criterion asks and its marks mean; in the grid, too</source>
        <translation>항목이 묻는 것과 점수의 뜻, 채점표에서도</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>All marks as a grid</source>
        <translation>내 채점표</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>제안서</translation>
    </message>
    <message>
        <source>Into the proposal and back</source>
        <translation>제안서와 채점 사이</translation>
    </message>
    <message>
        <source>Proposal alone, and both again</source>
        <translation>제안서만 보기, 다시 함께 보기</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Previous, next page</source>
        <translation>앞쪽, 다음 쪽</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>위아래로</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>크게, 작게</translation>
    </message>
    <message>
        <source>First, last page</source>
        <translation>첫 쪽, 끝 쪽</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>채점표</translation>
    </message>
    <message>
        <source>Type over</source>
        <translation>덮어 쓰기</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래 칸</translation>
    </message>
    <message>
        <source>Next blank</source>
        <translation>다음 빈칸</translation>
    </message>
    <message>
        <source>Blank before</source>
        <translation>앞 빈칸</translation>
    </message>
    <message>
        <source>Blank again</source>
        <translation>빈칸으로</translation>
    </message>
    <message>
        <source>In the order of my totals</source>
        <translation>내 합계 순서로</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>견주는 것</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>{0}, round {1}</source>
        <translation>{0} {1}차</translation>
    </message>
    <message>
        <source>{0} votes</source>
        <translation>{0}표</translation>
    </message>
    <message>
        <source>place {0}</source>
        <translation>{0}순위</translation>
    </message>
    <message>
        <source>Still tied</source>
        <translation>갈리지 않음</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>now {0}</source>
        <translation>현재 {0}</translation>
    </message>
    <message>
        <source>Why {0} changes</source>
        <translation>{0} 점수를 바꾸는 이유</translation>
    </message>
</context>
<context>
    <name>LotCard</name>
    <message>
        <source>The lot, as anybody can repeat it</source>
        <translation>누구나 다시 해 볼 수 있는 추첨</translation>
    </message>
    <message>
        <source>Witnesses and numbers: {0}</source>
        <translation>입회인과 숫자: {0}</translation>
    </message>
    <message>
        <source>The line that was hashed</source>
        <translation>해시한 줄</translation>
    </message>
    <message>
        <source>SHA-256 of line, bar and proposal number, smallest first</source>
        <translation>줄 뒤에 ‘|’와 과제 번호를 붙인 글의 SHA-256, 작은 것부터</translation>
    </message>
</context>
<context>
    <name>LotForm</name>
    <message>
        <source>Lot before {0} witnesses</source>
        <translation>입회인 {0}명 앞의 추첨</translation>
    </message>
    <message>
        <source>Each witness writes a number on paper before the first is typed. The order follows from rules, proposals and numbers; nobody can choose it, anybody can repeat it. There is one draw only.</source>
        <translation>첫 숫자를 넣기 전에 입회인마다 종이에 숫자를 적습니다. 순서는 규칙과 과제와 숫자에서 나옵니다. 아무도 고를 수 없고 누구나 다시 해 볼 수 있습니다. 추첨은 한 번만 합니다.</translation>
    </message>
    <message>
        <source>Witness {0}</source>
        <translation>입회인 {0}</translation>
    </message>
    <message>
        <source>Number of witness {0}</source>
        <translation>입회인 {0}의 숫자</translation>
    </message>
    <message>
        <source>Draw the lot</source>
        <translation>추첨하기</translation>
    </message>
    <message>
        <source>Draw the lot with these numbers?</source>
        <translation>이 숫자로 추첨할까요?</translation>
    </message>
    <message>
        <source>There is one draw for this tie, and it cannot be repeated with other numbers.</source>
        <translation>이 동점에는 한 번만 추첨하며, 다른 숫자로 다시 할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>MarksModel</name>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>내 합계</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>Your question waits for the chair</source>
        <translation>문의에 위원장이 답하기를 기다립니다</translation>
    </message>
    <message>
        <source>{0}, not scored</source>
        <translation>{0}, 채점하지 않습니다</translation>
    </message>
</context>
<context>
    <name>MeetingView</name>
    <message>
        <source>To do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Stopped: no quorum</source>
        <translation>정족수 미달로 멈춤</translation>
    </message>
    <message>
        <source>Recess</source>
        <translation>정회 중</translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation>개회</translation>
    </message>
    <message>
        <source>The rules stand. Now the committee meets.</source>
        <translation>규칙이 확정되었습니다. 이제 위원회가 모입니다.</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>회의</translation>
    </message>
    <message>
        <source>Members arrive and enrol, elect the chair, and the holders stand for the record.</source>
        <translation>위원이 도착하여 등록하고, 위원장을 호선하고, 열쇠 보관자 세 사람이 기록을 확인합니다.</translation>
    </message>
    <message>
        <source>Scoring under way</source>
        <translation>평가 진행</translation>
    </message>
    <message>
        <source>The members declare, score and seal. No mark is shown here to anybody.</source>
        <translation>위원들이 이해관계를 확인하고 채점하고 봉인합니다. 점수는 이 화면의 어디에도 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
    <message>
        <source>To do.</source>
        <translation>남아 있습니다.</translation>
    </message>
    <message>
        <source>Waits for somebody else.</source>
        <translation>다른 사람을 기다립니다.</translation>
    </message>
    <message>
        <source>At any time.</source>
        <translation>언제든지 합니다.</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>출석·위원 등록</translation>
    </message>
    <message>
        <source>Hearing the projects</source>
        <translation>과제 심의</translation>
    </message>
    <message>
        <source>Decision on an item</source>
        <translation>안건 의결</translation>
    </message>
    <message>
        <source>Election of the chair</source>
        <translation>위원장 호선</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>개봉 연습</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>명부·규칙 확인 서명</translation>
    </message>
    <message>
        <source>Scoring begins</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>Questions and conflicts</source>
        <translation>물음과 이해관계</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Statements and recess</source>
        <translation>발언·정회</translation>
    </message>
    <message>
        <source>Scoring ends</source>
        <translation>평가 마감</translation>
    </message>
    <message>
        <source>{0} here, {1} enrolled</source>
        <translation>{0}명 출석, {1}명 등록</translation>
    </message>
    <message>
        <source>order, time, who leaves</source>
        <translation>순서, 시간, 퇴장</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>{0} of {1} confirmed</source>
        <translation>{1}명 가운데 {0}명 확인</translation>
    </message>
    <message>
        <source>the chair&apos;s act</source>
        <translation>위원장이 합니다</translation>
    </message>
    <message>
        <source>{0} wait for you</source>
        <translation>답할 것 {0}건</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>언제든지</translation>
    </message>
    <message>
        <source>{0} of {1} sheets sealed</source>
        <translation>{1}부 가운데 {0}부 봉인</translation>
    </message>
    <message>
        <source>done</source>
        <translation>마침</translation>
    </message>
</context>
<context>
    <name>MinutesPanel</name>
    <message>
        <source>The minutes are made</source>
        <translation>회의록을 만들었습니다</translation>
    </message>
    <message>
        <source>Make the minutes</source>
        <translation>회의록 만들기</translation>
    </message>
    <message>
        <source>Language of the minutes</source>
        <translation>회의록의 언어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Make the minutes again</source>
        <translation>회의록 다시 만들기</translation>
    </message>
    <message>
        <source>Read the pages here</source>
        <translation>화면에서 읽기</translation>
    </message>
    <message>
        <source>Read a draft here</source>
        <translation>초안을 화면에서 읽기</translation>
    </message>
    <message>
        <source>Four words to recognise this document</source>
        <translation>이 문서를 알아보는 네 낱말</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽수</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>SHA-256 before signing</source>
        <translation>서명 전 SHA-256</translation>
    </message>
    <message>
        <source>Head of the record</source>
        <translation>기록의 마지막 지문</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>저장할 폴더</translation>
    </message>
    <message>
        <source>The document is written from the record; only remarks of the secretary are typed, and say so.</source>
        <translation>회의록은 기록에서 만들어집니다. 손으로 적는 것은 간사의 비고뿐이며, 그렇게 표시됩니다.</translation>
    </message>
    <message>
        <source>The same record always gives the same document. Everybody has signed it.</source>
        <translation>같은 기록에서는 언제나 같은 문서가 나옵니다. 모두 서명했습니다.</translation>
    </message>
    <message>
        <source>The same record always gives the same document. Read it; then the chair signs first.</source>
        <translation>같은 기록에서는 언제나 같은 문서가 나옵니다. 읽은 다음 위원장이 먼저 서명합니다.</translation>
    </message>
    <message>
        <source>Save the signed PDF …</source>
        <translation>서명한 PDF 저장…</translation>
    </message>
    <message>
        <source>Save the PDF to read it …</source>
        <translation>읽어 볼 PDF 저장…</translation>
    </message>
    <message>
        <source>Save a draft PDF …</source>
        <translation>초안 PDF 저장…</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Decision on an item</source>
        <translation>안건 의결</translation>
    </message>
    <message>
        <source>What was decided, in the words of the minutes.</source>
        <translation>결정한 내용을 회의록에 적힐 그대로 적습니다.</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>결정 내용</translation>
    </message>
    <message>
        <source>For example: the announced rules are applied as they are.</source>
        <translation>예: 공고한 평가규칙대로 평가하고 집계하기로 함.</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>의결 기록</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Note {0}</source>
        <translation>의견 {0}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>All here stand for it</source>
        <translation>출석 위원 모두 동의</translation>
    </message>
    <message>
        <source>All here stand for note {0}</source>
        <translation>의견 {0}에 출석 위원 모두 동의</translation>
    </message>
    <message>
        <source>Stand for it: {0}</source>
        <translation>동의: 위원 {0}</translation>
    </message>
    <message>
        <source>Not yet: {0}</source>
        <translation>아직: 위원 {0}</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Motion: {0}</source>
        <translation>안건: {0}</translation>
    </message>
    <message>
        <source>Carried without objection; present {0}, entitled {1}</source>
        <translation>이의 없이 가결. 출석 {0}, 표결권 {1}</translation>
    </message>
    <message>
        <source>Present {0}, entitled {1}: in favour {2}, against {3}, abstained {4}, invalid {5}</source>
        <translation>출석 {0}, 표결권 {1}: 찬성 {2}, 반대 {3}, 기권 {4}, 무효 {5}</translation>
    </message>
    <message>
        <source>Carried: a tie, and the chair decided for it.</source>
        <translation>가결: 가부동수여서 위원장이 찬성으로 결정하였습니다.</translation>
    </message>
    <message>
        <source>Not carried: a tie, and the chair decided against it.</source>
        <translation>부결: 가부동수여서 위원장이 반대로 결정하였습니다.</translation>
    </message>
    <message>
        <source>A tie: the chair decides.</source>
        <translation>가부동수입니다. 위원장이 결정합니다.</translation>
    </message>
    <message>
        <source>Carried: more than half of the {0} entitled are in favour.</source>
        <translation>가결입니다. 표결권자 {0}명의 과반수가 찬성하였습니다.</translation>
    </message>
    <message>
        <source>Not carried: a tie is a no, and the chair has no casting vote.</source>
        <translation>부결입니다. 가부동수는 부결이며, 위원장에게 결정표가 없습니다.</translation>
    </message>
    <message>
        <source>Not carried: {0} of {1} entitled are in favour; it takes more than half.</source>
        <translation>부결입니다. 표결권자 {1}명 가운데 {0}명이 찬성하였고, 과반수가 찬성해야 합니다.</translation>
    </message>
    <message>
        <source>A statement</source>
        <translation>발언 요지</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>발언한 사람</translation>
    </message>
    <message>
        <source>What was said, in short</source>
        <translation>발언 내용(요지)</translation>
    </message>
    <message>
        <source>Put the statement into the minutes</source>
        <translation>발언을 회의록에 넣기</translation>
    </message>
    <message>
        <source>A motion beside the selection</source>
        <translation>선정(안) 밖의 안건</translation>
    </message>
    <message>
        <source>Item of the agenda</source>
        <translation>의안</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>결정 내용</translation>
    </message>
    <message>
        <source>Put the decision into the minutes</source>
        <translation>결정을 회의록에 넣기</translation>
    </message>
    <message>
        <source>Noted so far</source>
        <translation>지금까지의 발언과 의결</translation>
    </message>
    <message>
        <source>Nothing is noted yet. Statements and decisions appear here and in the minutes.</source>
        <translation>아직 발언이나 의결이 없습니다. 적으면 여기와 회의록에 나옵니다.</translation>
    </message>
</context>
<context>
    <name>OpenForm</name>
    <message>
        <source>Choose a case file.</source>
        <translation>심의 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Type the six words.</source>
        <translation>여섯 낱말을 적으십시오.</translation>
    </message>
    <message>
        <source>The record in this file does not hold; nothing of it is shown.</source>
        <translation>이 파일의 기록이 성립하지 않아 아무것도 보여 주지 않습니다.</translation>
    </message>
    <message>
        <source>Verify this file</source>
        <translation>이 파일 검증</translation>
    </message>
    <message>
        <source>This file was not closed in order</source>
        <translation>이 파일은 제대로 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>It is open elsewhere, or the program ended in the middle. See what is there first.</source>
        <translation>다른 곳에서 열려 있거나, 프로그램이 도중에 끝났습니다. 먼저 무엇이 남았는지 봅니다.</translation>
    </message>
    <message>
        <source>See what is there</source>
        <translation>무엇이 남았는지 보기</translation>
    </message>
    <message>
        <source>The file is being opened and its record checked.</source>
        <translation>파일을 열고 기록을 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation>심의 파일 열기</translation>
    </message>
    <message>
        <source>For this you need the case file and the six words of its room passphrase.</source>
        <translation>심의 파일과 회의실 암호 여섯 낱말이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Room passphrase</source>
        <translation>회의실 암호</translation>
    </message>
    <message>
        <source>Six Korean words with spaces between them, as they stand on the card.</source>
        <translation>카드에 적힌 한글 여섯 낱말을 띄어서 적습니다.</translation>
    </message>
    <message>
        <source>A fictitious sample case: its passphrase lies in the file beside it.</source>
        <translation>가상의 표본 심의입니다. 암호가 옆 파일에 있습니다.</translation>
    </message>
    <message>
        <source>Fill it in</source>
        <translation>암호 넣기</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>갑자기 꺼진 뒤</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
    <message>
        <source>Choose a case file</source>
        <translation>심의 파일 고르기</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>Opening</source>
        <translation>개봉</translation>
    </message>
    <message>
        <source>Two of the three holders open the sheets together. What is open can never be sealed again.</source>
        <translation>열쇠 보관자 세 사람 가운데 두 사람이 함께 엽니다. 한 번 열면 다시 봉인할 수 없습니다.</translation>
    </message>
    <message>
        <source>{0} of {1} sheets are open already</source>
        <translation>평가표 {1}부 가운데 {0}부가 이미 열려 있습니다</translation>
    </message>
    <message>
        <source>The opening was interrupted. What is open stays open; the others follow.</source>
        <translation>개봉이 도중에 멈추었습니다. 열린 것은 그대로 두고 나머지를 이어서 엽니다.</translation>
    </message>
    <message>
        <source>Both keys are here</source>
        <translation>두 사람의 열쇠가 모두 있습니다</translation>
    </message>
    <message>
        <source>One of the two keys is here</source>
        <translation>두 사람 가운데 한 사람의 열쇠가 있습니다</translation>
    </message>
    <message>
        <source>Open {0} sheets</source>
        <translation>평가표 {0}부 열기</translation>
    </message>
    <message>
        <source>Sealed sheets: {0}</source>
        <translation>봉인한 평가표 {0}부</translation>
    </message>
    <message>
        <source>The number is how many proposals are opened from a sheet.</source>
        <translation>숫자는 그 평가표에서 여는 과제의 수입니다.</translation>
    </message>
    <message>
        <source>{0} and {1} open together.</source>
        <translation>함께 여는 사람: {0}, {1}.</translation>
    </message>
    <message>
        <source>{0} types the five words.</source>
        <translation>이제 다섯 낱말을 넣을 사람: {0}.</translation>
    </message>
    <message>
        <source>One of the other two holders sits down and types their words. Then the sheets can be opened.</source>
        <translation>나머지 두 보관자 가운데 한 사람이 앉아 낱말을 넣으면 평가표를 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Shall {0} and {1} open {2} sheets now?</source>
        <translation>{0}·{1} 두 사람이 평가표 {2}부를 열까요?</translation>
    </message>
    <message>
        <source>From then on every mark is in the record. What is open can never be sealed again.</source>
        <translation>그때부터 모든 점수가 기록에 남습니다. 한 번 열면 다시 봉인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Sheets to be opened</source>
        <translation>여는 평가표</translation>
    </message>
    <message>
        <source>Ballots on them</source>
        <translation>그 안의 과제별 평가</translation>
    </message>
    <message>
        <source>Voided ballots that stay closed</source>
        <translation>닫힌 채 두는 무효 평가</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>열쇠</translation>
    </message>
</context>
<context>
    <name>OrderFields</name>
    <message>
        <source>Place {0}</source>
        <translation>{0}번째</translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>Running order</source>
        <translation>심의 순서</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move the chosen project up</source>
        <translation>고른 과제를 위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Move the chosen project down</source>
        <translation>고른 과제를 아래로</translation>
    </message>
    <message>
        <source>Leavings: {0}</source>
        <translation>위원 퇴장 {0}회</translation>
    </message>
    <message>
        <source>Fewest leavings: {0}</source>
        <translation>퇴장이 적은 순서: {0}회</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take the changed order back</source>
        <translation>바꾼 순서를 되돌리기</translation>
    </message>
    <message>
        <source>Set this order</source>
        <translation>이 순서로 정하기</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Leave for it</source>
        <translation>퇴장할 위원</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>● on</source>
        <translation>● 심의 중</translation>
    </message>
    <message>
        <source>next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>✓ heard</source>
        <translation>✓ 마침</translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>replaces the old</source>
        <translation>앞의 것과 바꿈</translation>
    </message>
    <message>
        <source>to be put in</source>
        <translation>넣을 것</translation>
    </message>
    <message>
        <source>in the case</source>
        <translation>들어 있음</translation>
    </message>
    <message>
        <source>Proposals as handed in</source>
        <translation>제출된 제안서</translation>
    </message>
    <message>
        <source>In the case: {0} of {1}. Members read them beside the marks.</source>
        <translation>{1}건 가운데 {0}건이 들어 있습니다. 위원은 채점하면서 옆에 놓고 읽습니다.</translation>
    </message>
    <message>
        <source>Do not put in</source>
        <translation>넣지 않기</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>Being put in …</source>
        <translation>넣는 중 …</translation>
    </message>
    <message numerus="yes">
        <source>Put in %n proposal(s)</source>
        <translation>
            <numerusform>제안서 %n건 넣기</numerusform>
        </translation>
    </message>
    <message>
        <source>No proposals yet</source>
        <translation>아직 제안서가 없습니다</translation>
    </message>
    <message>
        <source>The list of proposals comes first</source>
        <translation>과제 목록이 먼저입니다</translation>
    </message>
    <message>
        <source>Choose the folder of PDF files, or drop it here. Each goes to its project by the number or the title in its name; a case can do without them.</source>
        <translation>PDF 파일이 든 폴더를 고르거나 여기에 놓습니다. 파일 이름에 든 번호나 과제명으로 과제를 찾습니다. 제안서 없이도 심의할 수 있습니다.</translation>
    </message>
    <message>
        <source>Files are matched to the projects of the list.</source>
        <translation>파일은 목록의 과제와 짝을 짓습니다.</translation>
    </message>
    <message>
        <source>Choose the file of {0}</source>
        <translation>{0}의 파일 고르기</translation>
    </message>
</context>
<context>
    <name>PapersPart</name>
    <message>
        <source>Print it and let those who are named sign by hand. It shows later that no end was cut off.</source>
        <translation>인쇄하여 적힌 사람이 손으로 서명합니다. 나중에 기록의 끝이 잘리지 않았음을 이 종이로 압니다.</translation>
    </message>
    <message>
        <source>The opening sheet comes once scoring begins, the closing sheet once it is closed.</source>
        <translation>시작 확인지는 평가를 시작하면, 마감 확인지는 평가를 마감하면 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>Papers signed by hand</source>
        <translation>손으로 서명하는 종이</translation>
    </message>
    <message>
        <source>Save the opening sheet</source>
        <translation>시작 확인지 저장</translation>
    </message>
    <message>
        <source>Save the closing sheet</source>
        <translation>마감 확인지 저장</translation>
    </message>
    <message>
        <source>opening sheet</source>
        <translation>시작 확인지</translation>
    </message>
    <message>
        <source>closing sheet</source>
        <translation>마감 확인지</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>At least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>{0}: {1} ({2})</source>
        <translation>{0}: {1} (후보 {2}명)</translation>
    </message>
    <message>
        <source>{0} ({1} candidates)</source>
        <translation>{0} (후보 {1}명)</translation>
    </message>
    <message>
        <source>Any field</source>
        <translation>분야 무관</translation>
    </message>
    <message>
        <source>How the committee is drawn</source>
        <translation>추첨 방법</translation>
    </message>
    <message>
        <source>Fixed before anybody names a number. Candidates are called in the drawn order, each only where their field has a free seat and the limits can still be kept.</source>
        <translation>누구도 숫자를 부르기 전에 정합니다. 추첨한 순서대로 부르되, 그 분야에 빈자리가 있고 조건을 지킬 수 있을 때에만 부릅니다.</translation>
    </message>
    <message>
        <source>{0} candidates for {1} seats</source>
        <translation>자리 {1}석에 후보 {0}명</translation>
    </message>
    <message>
        <source>Three for each seat are usual; fewer are possible.</source>
        <translation>보통 자리마다 세 명(3배수)을 둡니다. 그보다 적어도 추첨할 수 있습니다.</translation>
    </message>
    <message>
        <source>Seats by field of expertise</source>
        <translation>전문 분야별 자리</translation>
    </message>
    <message>
        <source>Limits, where there are any; officials have theirs in the rules</source>
        <translation>구성 조건(없으면 비워 둡니다. 공무원의 한도는 규칙에 있습니다)</translation>
    </message>
    <message>
        <source>Fix the plan</source>
        <translation>추첨 방법 정하기</translation>
    </message>
    <message>
        <source>Seats given to fields: {0} of {1}</source>
        <translation>나눈 자리: {1}석 가운데 {0}석</translation>
    </message>
    <message>
        <source>Fix this plan of the drawing?</source>
        <translation>이 방법으로 추첨할까요?</translation>
    </message>
    <message>
        <source>It can be changed until the lot is drawn, and each version stays in the record.</source>
        <translation>추첨하기 전까지 바꿀 수 있으며, 정한 것마다 기록에 남습니다.</translation>
    </message>
</context>
<context>
    <name>PledgeCard</name>
    <message>
        <source>Pledge of integrity and secrecy</source>
        <translation>청렴·보안 서약</translation>
    </message>
    <message>
        <source>{0} signs version {1}.</source>
        <translation>서약하는 사람 {0} · 서약 판 {1}</translation>
    </message>
    <message>
        <source>I have read every clause of this pledge.</source>
        <translation>위 서약을 모두 읽었습니다.</translation>
    </message>
    <message>
        <source>Tick the box above, then you can sign.</source>
        <translation>위의 네모에 표시하면 서명할 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign the pledge</source>
        <translation>서약에 서명</translation>
    </message>
</context>
<context>
    <name>PractiseForm</name>
    <message>
        <source>Choose where the file goes.</source>
        <translation>파일을 둘 곳을 고르십시오.</translation>
    </message>
    <message>
        <source>Make a practice case</source>
        <translation>연습 심의 만들기</translation>
    </message>
    <message>
        <source>Forty fictitious projects, fifteen fictitious members, rules and keys, made up to the moment when the members sit down. Making the keys takes about half a minute. Secrets stand on the sign-in page.</source>
        <translation>가상의 과제 40건과 위원 15명, 규칙과 열쇠를 위원이 자리에 앉는 때까지 만듭니다. 열쇠를 만드는 데 30초쯤 걸립니다. 암호는 들어가는 화면에 보입니다.</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>둘 곳 고르기</translation>
    </message>
    <message>
        <source>Make the practice case</source>
        <translation>연습 심의 만들기</translation>
    </message>
    <message>
        <source>Where the case file goes</source>
        <translation>심의 파일을 둘 곳</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
</context>
<context>
    <name>PrepareView</name>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Everything here can be changed until the rules are frozen and confirmed.</source>
        <translation>규칙을 확정하고 감사가 확인할 때까지 모두 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>You see what the secretary prepared. Your confirmation makes it stand.</source>
        <translation>간사가 준비한 것을 봅니다. 감사가 확인하면 확정됩니다.</translation>
    </message>
    <message>
        <source>Before the meeting</source>
        <translation>회의 전에 할 일</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
    <message>
        <source>To do.</source>
        <translation>남아 있습니다.</translation>
    </message>
    <message>
        <source>Can be left out.</source>
        <translation>없어도 됩니다.</translation>
    </message>
    <message>
        <source>None yet; can be left out</source>
        <translation>아직 없음 · 없어도 됨</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1}건 가운데 {0}건</translation>
    </message>
    <message>
        <source>{0} candidates, not drawn yet</source>
        <translation>후보 {0}명, 추첨 전</translation>
    </message>
    <message>
        <source>{0} of {1} accepted</source>
        <translation>{1}명 가운데 {0}명 수락</translation>
    </message>
    <message>
        <source>An earlier case</source>
        <translation>앞선 심의</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>과제 목록</translation>
    </message>
    <message>
        <source>Drawing of evaluators</source>
        <translation>위원 추첨</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원 명부</translation>
    </message>
    <message>
        <source>Proposals as PDF</source>
        <translation>제안서 파일</translation>
    </message>
    <message>
        <source>The auditor&apos;s keys</source>
        <translation>감사 등록</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>규칙 확정</translation>
    </message>
    <message>
        <source>None; can be left out</source>
        <translation>없음 · 없어도 됨</translation>
    </message>
    <message>
        <source>No rule file yet</source>
        <translation>규칙 파일이 아직 없습니다</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>파일이 아직 없습니다</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>아직 등록하지 않았습니다</translation>
    </message>
    <message>
        <source>Not frozen yet</source>
        <translation>아직 확정하지 않았습니다</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0}건 · {1}</translation>
    </message>
    <message>
        <source>{0} people from {1}</source>
        <translation>{0}명 · {1}</translation>
    </message>
    <message>
        <source>Frozen; the auditor confirms</source>
        <translation>확정함 · 감사가 확인합니다</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ProjectHead</name>
    <message>
        <source>Project {0} of {1}</source>
        <translation>과제 {1}건 가운데 {0}번째</translation>
    </message>
    <message>
        <source>Previous project</source>
        <translation>앞 과제</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>다음 과제</translation>
    </message>
    <message>
        <source>Abstain</source>
        <translation>기권</translation>
    </message>
    <message>
        <source>Give no marks for this project</source>
        <translation>이 과제에 점수를 주지 않습니다</translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation>다시 볼 과제</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>No longer look at this project again</source>
        <translation>이 과제 다시 보기를 풀기</translation>
    </message>
    <message>
        <source>Remember to look at this project again</source>
        <translation>이 과제를 다시 보기로 적어 두기</translation>
    </message>
    <message>
        <source>All my marks</source>
        <translation>내 채점표</translation>
    </message>
</context>
<context>
    <name>ProposalList</name>
    <message>
        <source>Your question waits for the chair: {0}</source>
        <translation>위원장의 답을 기다리는 과제: {0}</translation>
    </message>
    <message>
        <source>You can score the other projects meanwhile. You can seal once the chair has answered.</source>
        <translation>다른 과제는 먼저 채점할 수 있습니다. 위원장이 답한 다음 봉인합니다.</translation>
    </message>
    <message>
        <source>{0}  {1}: your question waits for the chair</source>
        <translation>{0}  {1} — 문의 중, 위원장의 답을 기다립니다</translation>
    </message>
    <message>
        <source>{0}  {1}: {2}, not scored</source>
        <translation>{0}  {1} — {2}, 채점하지 않습니다</translation>
    </message>
    <message>
        <source>Projects and my totals</source>
        <translation>과제와 내 합계</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>주관기관</translation>
    </message>
    <message>
        <source>My total</source>
        <translation>내 합계</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>{0} blank</source>
        <translation>빈칸 {0}</translation>
    </message>
    <message>
        <source>Reason missing</source>
        <translation>사유 남음</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>미채점</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>RankingPanel</name>
    <message>
        <source>Track</source>
        <translation>트랙</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Dots are members&apos; totals (hollow: left out), the bar is the mean. Money: million won.</source>
        <translation>점 하나가 위원 한 명의 합계, 빈 점은 뺀 점수, 막대는 평균입니다. 국비는 백만 원입니다.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Totals {0} to {1}</source>
        <translation>위원별 합계 {0}~{1}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>최종 점수</translation>
    </message>
    <message>
        <source>n</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>National</source>
        <translation>국비</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>동점</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0} {1}건</translation>
    </message>
    <message>
        <source>{0} million won</source>
        <translation>{0}백만 원</translation>
    </message>
    <message>
        <source>Cut line: {0} million won used, {1} left</source>
        <translation>선정선 — 국비 {0}백만 원을 쓰고 {1}백만 원이 남았습니다</translation>
    </message>
    <message>
        <source>Not selected from yet, since a tie is open</source>
        <translation>동점이 남아 아직 선정하지 않음</translation>
    </message>
    <message>
        <source>Without rank</source>
        <translation>순위 없음</translation>
    </message>
</context>
<context>
    <name>ReadBackPart</name>
    <message>
        <source>Projects that lack something</source>
        <translation>빠진 것이 있는 과제</translation>
    </message>
    <message>
        <source>Your question waits for the chair: {0}</source>
        <translation>위원장의 답을 기다리는 과제: {0}</translation>
    </message>
    <message>
        <source>You can seal once the chair has answered.</source>
        <translation>위원장이 답한 다음 봉인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>빠진 곳이 없습니다</translation>
    </message>
    <message>
        <source>Look the marks over, then seal.</source>
        <translation>점수를 한 번 훑어본 다음 봉인합니다.</translation>
    </message>
    <message>
        <source>Projects that lack something: {0}</source>
        <translation>빠진 것이 있는 과제 {0}건</translation>
    </message>
    <message>
        <source>The disk has other marks than the screen showed: {0}</source>
        <translation>화면에 보인 점수와 디스크의 점수가 다릅니다: {0}</translation>
    </message>
    <message>
        <source>Below stand the marks on the disk. Look at these projects again before you seal.</source>
        <translation>표에 있는 것이 디스크의 점수입니다. 봉인하기 전에 이 과제들을 다시 봅니다.</translation>
    </message>
    <message>
        <source>It can be sealed once all three are ticked.</source>
        <translation>세 가지를 모두 확인하면 봉인할 수 있습니다.</translation>
    </message>
    <message>
        <source>blank marks: {0}</source>
        <translation>빈칸 {0}곳</translation>
    </message>
    <message>
        <source>reason too short: {0}</source>
        <translation>사유 부족: {0}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그 과제로</translation>
    </message>
    <message>
        <source>Check and seal</source>
        <translation>확인·봉인</translation>
    </message>
    <message>
        <source>The sheet of {0}, read from the disk again just now.</source>
        <translation>디스크에서 방금 다시 읽은 {0} 위원의 평가표입니다.</translation>
    </message>
    <message>
        <source>Back to the sheet</source>
        <translation>채점으로 돌아가기</translation>
    </message>
    <message>
        <source>Once it is sealed nobody can read or change it until the opening, you neither.</source>
        <translation>봉인한 뒤에는 개봉할 때까지 누구도, 위원님도 읽거나 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Seal the sheet of {0}</source>
        <translation>{0}의 평가표 봉인</translation>
    </message>
    <message>
        <source>It can be sealed once nothing above is open.</source>
        <translation>위에 남은 것을 모두 마치면 봉인할 수 있습니다.</translation>
    </message>
    <message>
        <source>My ballots as they stand on the disk</source>
        <translation>디스크에 있는 내 점수</translation>
    </message>
    <message>
        <source>No mark is blank. {0} marks are zero, and that is meant.</source>
        <translation>빈칸이 없습니다. 0점이 {0}칸이며 뜻한 대로입니다.</translation>
    </message>
    <message>
        <source>No mark is blank and none is zero.</source>
        <translation>빈칸도 0점도 없습니다.</translation>
    </message>
    <message>
        <source>These totals lie far from my others, and that is meant: {0}</source>
        <translation>내 다른 합계에서 멀리 떨어진 과제는 뜻한 대로입니다: {0}</translation>
    </message>
    <message>
        <source>No total lies far from my others.</source>
        <translation>내 다른 합계에서 멀리 떨어진 과제가 없습니다.</translation>
    </message>
    <message>
        <source>{0} projects, {1} points in all. I have seen these totals.</source>
        <translation>과제 {0}건, 합계 {1}점을 확인하였습니다.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>{0} too short</source>
        <translation>{0}곳 부족</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>충분</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Fit</source>
        <translation>폭 맞춤</translation>
    </message>
    <message>
        <source>As wide as the pane</source>
        <translation>창 너비에 맞춤</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Search the proposal</source>
        <translation>제안서에서 찾기</translation>
    </message>
    <message>
        <source>Search the minutes</source>
        <translation>회의록에서 찾기</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>앞의 곳</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>다음 곳</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0}쪽에 있음</translation>
    </message>
    <message>
        <source>Not found in the text</source>
        <translation>글에서 찾지 못함</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>of {0} pages</source>
        <translation>/ {0}쪽</translation>
    </message>
    <message>
        <source>Proposal {0}</source>
        <translation>제안서 {0}</translation>
    </message>
    <message>
        <source>Minutes {0}</source>
        <translation>회의록 {0}</translation>
    </message>
    <message>
        <source>These minutes cannot be shown</source>
        <translation>회의록을 보일 수 없습니다</translation>
    </message>
    <message>
        <source>The minutes are being opened</source>
        <translation>회의록을 여는 중입니다</translation>
    </message>
    <message>
        <source>The proposal is being opened</source>
        <translation>제안서를 펴고 있습니다</translation>
    </message>
    <message>
        <source>No proposal in the file</source>
        <translation>넣어 둔 제안서가 없습니다</translation>
    </message>
    <message>
        <source>The secretary has added no PDF for this project. It can be scored all the same.</source>
        <translation>간사가 이 과제의 PDF를 넣지 않았습니다. 채점은 그대로 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This proposal cannot be shown</source>
        <translation>이 제안서를 보여 줄 수 없습니다</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>{0} of at most {1} characters</source>
        <translation>{0}자 · {1}자까지</translation>
    </message>
    <message>
        <source>{0} of at least {1} characters</source>
        <translation>{0}자 · {1}자 이상</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0}자</translation>
    </message>
    <message>
        <source>This character cannot be printed in the minutes: {0}</source>
        <translation>회의록에 인쇄할 수 없는 글자입니다: {0}</translation>
    </message>
</context>
<context>
    <name>ReceiptPart</name>
    <message>
        <source>The sheet of {0} is sealed</source>
        <translation>{0} 위원의 평가표를 봉인했습니다</translation>
    </message>
    <message>
        <source>Write these words and the number on your card. At the opening you recognise your sheet by them.</source>
        <translation>아래 네 낱말과 번호를 카드에 적습니다. 개봉할 때 이것으로 내 평가표를 알아봅니다.</translation>
    </message>
    <message>
        <source>Entry {0}</source>
        <translation>기록 {0}번</translation>
    </message>
    <message>
        <source>I have written the words and the number on my card.</source>
        <translation>네 낱말과 번호를 카드에 적었습니다.</translation>
    </message>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Write the ballot to a stick</source>
        <translation>평가표를 스틱에 쓰기</translation>
    </message>
</context>
<context>
    <name>RecoverView</name>
    <message>
        <source>Type the six words.</source>
        <translation>여섯 낱말을 적으십시오.</translation>
    </message>
    <message>
        <source>The files are being read and checked.</source>
        <translation>파일을 읽어 검사하고 있습니다.</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>갑자기 꺼진 뒤</translation>
    </message>
    <message>
        <source>What is in the case file, what was kept, and how the newest copy stands to it.</source>
        <translation>심의 파일에 무엇이 있고 무엇이 보관되었는지, 가장 새로운 사본과 어떻게 다른지 봅니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Choose the file and type its six words. A saving that was cut in the middle is taken back, as it is whenever a file is opened; nothing else is changed until you say so.</source>
        <translation>파일을 고르고 여섯 낱말을 적습니다. 쓰다가 끊긴 저장은 파일을 열 때 늘 그러하듯 되돌립니다. 그 밖에는 따로 누르기 전까지 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Room passphrase</source>
        <translation>회의실 암호</translation>
    </message>
    <message>
        <source>See what is there</source>
        <translation>무엇이 남았는지 보기</translation>
    </message>
    <message>
        <source>Nobody has looked yet</source>
        <translation>아직 살펴보지 않았습니다</translation>
    </message>
    <message>
        <source>Whatever was shown as saved is in the file. This page shows how far it reaches.</source>
        <translation>저장되었다고 표시된 것은 파일에 있습니다. 이 화면에서 어디까지 있는지 봅니다.</translation>
    </message>
    <message>
        <source>Choose a case file</source>
        <translation>심의 파일 고르기</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
    <message>
        <source>Choose a copy</source>
        <translation>사본 고르기</translation>
    </message>
    <message>
        <source>Put the copy in the file&apos;s place?</source>
        <translation>사본으로 되돌릴까요?</translation>
    </message>
    <message>
        <source>The file keeps its bytes under another name in the same folder. Nothing is deleted.</source>
        <translation>지금 파일은 내용 그대로 같은 폴더에 다른 이름으로 남습니다. 아무것도 지우지 않습니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>Entries that only the file has</source>
        <translation>파일에만 있는 기록</translation>
    </message>
    <message>
        <source>Put the copy in its place</source>
        <translation>사본으로 되돌리기</translation>
    </message>
</context>
<context>
    <name>RehearsalPanel</name>
    <message>
        <source>Rehearse the opening</source>
        <translation>개봉 연습</translation>
    </message>
    <message>
        <source>Rehearsal of the opening</source>
        <translation>개봉 연습</translation>
    </message>
    <message>
        <source>It was rehearsed: each pair of holders opened the test sheet.</source>
        <translation>연습을 마쳤습니다. 열쇠 보관자의 세 짝이 모두 연습 평가표를 열었습니다.</translation>
    </message>
    <message>
        <source>The three holders come one after the other and type their words. A test sheet is sealed and opened by each pair; then the keys are forgotten here.</source>
        <translation>열쇠 보관자 세 사람이 차례로 와서 낱말을 적습니다. 연습 평가표를 봉인하고 두 사람씩 열어 본 다음, 열쇠는 여기에 남지 않습니다.</translation>
    </message>
    <message>
        <source>The chair has no key yet: elect and enrol the chair first.</source>
        <translation>위원장의 열쇠가 아직 없습니다. 위원장을 호선하고 등록한 다음 연습합니다.</translation>
    </message>
</context>
<context>
    <name>RekeyView</name>
    <message>
        <source>Ask for new keys for {0}?</source>
        <translation>{0}의 새 열쇠를 청하겠습니까?</translation>
    </message>
    <message>
        <source>The person is here. A second officer confirms; from then on the old keys sign nothing more.</source>
        <translation>본인이 여기에 있습니다. 다른 한 사람이 확인하면 그때부터 예전 열쇠로는 아무것도 서명하지 못합니다.</translation>
    </message>
    <message>
        <source>Ask for new keys</source>
        <translation>새 열쇠 청하기</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>새 열쇠</translation>
    </message>
    <message>
        <source>For somebody who lost both the card and the envelope. What they signed before stands.</source>
        <translation>카드와 봉투를 모두 잃은 사람에게 줍니다. 전에 서명한 것은 그대로입니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>{0} has new keys.</source>
        <translation>새 열쇠를 받은 사람: {0}</translation>
    </message>
    <message>
        <source>First officer</source>
        <translation>먼저 청하는 사람</translation>
    </message>
    <message>
        <source>The person stands here, nobody else looks on. Whoever still has one of the two secrets uses it.</source>
        <translation>본인이 이 자리에 있고 다른 사람은 보지 않습니다. 두 암호 가운데 하나라도 있으면 그것으로 들어옵니다.</translation>
    </message>
    <message>
        <source>Who gets new keys</source>
        <translation>새 열쇠를 받을 사람</translation>
    </message>
    <message>
        <source>Reason, which will stand in the minutes</source>
        <translation>까닭(회의록에 실립니다)</translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation>열쇠를 만들고 있습니다 …</translation>
    </message>
    <message>
        <source>Second officer</source>
        <translation>확인하는 사람</translation>
    </message>
    <message>
        <source>Another officer confirms the new keys of {0}. Until then they are nowhere but here.</source>
        <translation>청한 사람이 아닌 다른 사람이 {0}의 새 열쇠를 확인합니다. 그때까지 새 열쇠는 이 화면에만 있습니다.</translation>
    </message>
    <message>
        <source>Officer who confirms</source>
        <translation>확인할 사람</translation>
    </message>
    <message>
        <source>Secret words</source>
        <translation>비밀 낱말</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Checking the words …</source>
        <translation>낱말을 확인하고 있습니다 …</translation>
    </message>
    <message>
        <source>Confirm the new keys</source>
        <translation>새 열쇠 확인</translation>
    </message>
</context>
<context>
    <name>RemarksPanel</name>
    <message>
        <source>What these minutes would not say</source>
        <translation>이 회의록에 빠지는 것</translation>
    </message>
    <message>
        <source>Remarks of the secretary</source>
        <translation>간사의 비고</translation>
    </message>
    <message>
        <source>They stand in a frame that says that you added them. Numbers and decisions cannot be typed here.</source>
        <translation>간사가 덧붙인 글임을 밝힌 틀 안에 실립니다. 점수와 의결은 여기서 적을 수 없습니다.</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>적을 곳</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Take the remark away</source>
        <translation>비고 지우기</translation>
    </message>
    <message>
        <source>Add the remark</source>
        <translation>비고 적기</translation>
    </message>
</context>
<context>
    <name>RescoreView</name>
    <message>
        <source>Marks that change: {0}.</source>
        <translation>바뀌는 점수: {0}개</translation>
    </message>
    <message>
        <source>Every mark is there, and every change has its reason: then it can be given.</source>
        <translation>모든 점수가 있고 바꾼 점수마다 이유가 있어야 낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Scoring anew: {0}</source>
        <translation>재평가: {0}</translation>
    </message>
    <message>
        <source>{0} · projects that wait for you: {1}</source>
        <translation>{0} · 재평가할 과제 {1}개</translation>
    </message>
    <message>
        <source>The committee ordered it</source>
        <translation>위원회가 재평가를 의결하였습니다</translation>
    </message>
    <message>
        <source>A conflict came to light after the sheets were sealed.</source>
        <translation>평가표를 봉인한 뒤에 이해충돌이 드러났습니다.</translation>
    </message>
    <message>
        <source>Your marks are in the boxes. Change what the breach touched and say why; leave what it did not. The first marks stay in the record.</source>
        <translation>칸에 현재 점수가 들어 있습니다. 위반의 영향을 받은 점수만 고치고 이유를 적으십시오. 나머지는 그대로 두십시오. 처음 점수는 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Give these marks</source>
        <translation>이 점수로 내기</translation>
    </message>
    <message>
        <source>Are these your marks for {0} from now on?</source>
        <translation>{0}의 점수를 이렇게 내시겠습니까?</translation>
    </message>
    <message>
        <source>They are given openly and cannot be taken back. Your first marks stay in the record.</source>
        <translation>공개로 내는 점수이며 되돌릴 수 없습니다. 처음 점수는 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Marks that change</source>
        <translation>바뀌는 점수</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>총점</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Part of the result</source>
        <translation>결과의 부분</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Cut line</source>
        <translation>선정선</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>심의 의견</translation>
    </message>
    <message>
        <source>Ties {0}</source>
        <translation>동점 {0}</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선정</translation>
    </message>
    <message>
        <source>Notes {0}</source>
        <translation>발언·의결 {0}</translation>
    </message>
    <message>
        <source>Put names away</source>
        <translation>이름 끄기</translation>
    </message>
    <message>
        <source>Show members&apos; names</source>
        <translation>위원 이름 보기</translation>
    </message>
    <message>
        <source>Begin the deliberation</source>
        <translation>심의 시작</translation>
    </message>
    <message>
        <source>To the open ties</source>
        <translation>남은 동점으로</translation>
    </message>
    <message>
        <source>To the selection</source>
        <translation>선정으로</translation>
    </message>
    <message>
        <source>Names of members are on. The record says that you looked at them.</source>
        <translation>위원 이름을 켰습니다. 열람한 사실이 기록에 남았습니다.</translation>
    </message>
    <message>
        <source>Names of members are off. Ties that wait for the committee: {0}.</source>
        <translation>위원 이름은 가렸습니다. 위원회가 처리할 동점이 {0}건 있습니다.</translation>
    </message>
    <message>
        <source>Names of members are off. The chair puts the result before the committee.</source>
        <translation>위원 이름은 가렸습니다. 위원장이 결과를 심의에 부칩니다.</translation>
    </message>
    <message>
        <source>Names of members are off. Every rank follows from the marks and the frozen rules.</source>
        <translation>위원 이름은 가렸습니다. 순위는 점수와 확정된 규칙에서 나옵니다.</translation>
    </message>
    <message>
        <source>Names of members are off. The committee resolved the proposed selection.</source>
        <translation>위원 이름은 가렸습니다. 위원회가 선정(안)을 의결했습니다.</translation>
    </message>
    <message>
        <source>Show whose marks these are?</source>
        <translation>누구의 점수인지 볼까요?</translation>
    </message>
    <message>
        <source>The record will say that you looked, and when. Turn the projector off.</source>
        <translation>누가 언제 보았는지 기록에 남습니다. 투영기를 끕니다.</translation>
    </message>
    <message>
        <source>Put the result before the committee now?</source>
        <translation>결과를 심의에 부칠까요?</translation>
    </message>
    <message>
        <source>Ties are settled first, then the committee votes on the proposed selection.</source>
        <translation>동점을 먼저 처리하고, 그다음 선정(안)을 표결합니다.</translation>
    </message>
    <message>
        <source>Proposals with a rank</source>
        <translation>순위가 있는 과제</translation>
    </message>
    <message>
        <source>Open ties</source>
        <translation>남은 동점</translation>
    </message>
    <message>
        <source>Members present</source>
        <translation>출석위원</translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>The file is being read.</source>
        <translation>파일을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was taken over.</source>
        <translation>아무것도 넣지 않았습니다.</translation>
    </message>
    <message>
        <source>The case is as it was before.</source>
        <translation>심의 파일은 그 전 그대로입니다.</translation>
    </message>
    <message>
        <source>Places to mend: {0}. Nothing was taken over.</source>
        <translation>고칠 곳이 {0}군데 있습니다. 아무것도 넣지 않았습니다.</translation>
    </message>
    <message>
        <source>What is taken over</source>
        <translation>넣을 내용</translation>
    </message>
    <message>
        <source>File and columns</source>
        <translation>원본과 열</translation>
    </message>
    <message>
        <source>Differences: {0}</source>
        <translation>달라지는 것 {0}</translation>
    </message>
    <message>
        <source>Nothing would change: the file holds what the case has.</source>
        <translation>달라지는 것이 없습니다. 파일의 내용이 심의 파일과 같습니다.</translation>
    </message>
    <message>
        <source>**Receipt:** {0} rows from {1}, taken over {2}, entry {3} of the record. SHA-256 {4}</source>
        <translation>**접수:** {1}에서 {0}줄, {2}에 넣음, 기록 {3}번. SHA-256 {4}</translation>
    </message>
    <message>
        <source>pasted table</source>
        <translation>붙여 넣은 표</translation>
    </message>
    <message>
        <source>Mend the file, or say below what a column holds. Each place is marked in the file.</source>
        <translation>파일을 고치거나, 아래에서 열의 내용을 정합니다. 고칠 곳은 원본에 표시되어 있습니다.</translation>
    </message>
    <message>
        <source>{0} rows were understood.</source>
        <translation>{0}줄을 읽었습니다.</translation>
    </message>
    <message>
        <source>They are taken over exactly as they stand in the table.</source>
        <translation>표에 있는 그대로 들어갑니다.</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>다른 파일 고르기</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>표 붙여 넣기</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>보는 것</translation>
    </message>
    <message>
        <source>What would change in the list</source>
        <translation>명부에서 달라지는 것</translation>
    </message>
    <message>
        <source>Do not take over</source>
        <translation>넣지 않기</translation>
    </message>
    <message>
        <source>Take over {0} rows</source>
        <translation>{0}줄 넣기</translation>
    </message>
    <message>
        <source>If letters look wrong, read it as</source>
        <translation>글자가 이상하면 다른 방식으로 읽기</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>아직 목록이 없습니다</translation>
    </message>
    <message>
        <source>The rules come first</source>
        <translation>규칙이 먼저입니다</translation>
    </message>
    <message>
        <source>Choose an Excel workbook (.xlsx) or a CSV file, drop it here, or paste rows out of a spreadsheet. You see what was understood first.</source>
        <translation>엑셀 파일(.xlsx)이나 CSV 파일을 고르거나 여기에 놓거나, 표 프로그램에서 복사한 줄을 붙여 넣습니다. 넣기 전에 읽은 내용을 먼저 봅니다.</translation>
    </message>
    <message>
        <source>The lists are read against the rules: choose a rule file, then the lists.</source>
        <translation>목록은 규칙에 맞추어 읽습니다. 규칙 파일을 고른 다음 목록을 고릅니다.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>{0} rows from {1}</source>
        <translation>{1}에서 {0}줄</translation>
    </message>
    <message>
        <source>Preview of {0}</source>
        <translation>{0} 미리 보기</translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation>시트 {0}</translation>
    </message>
    <message>
        <source>headings in row {0}</source>
        <translation>제목은 {0}째 줄</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.tsv *.txt)</source>
        <translation>목록 (*.xlsx *.csv *.tsv *.txt)</translation>
    </message>
</context>
<context>
    <name>RosterPart</name>
    <message>
        <source>{0} (seat {1})</source>
        <translation>{0} ({1}번 자리)</translation>
    </message>
    <message>
        <source>For a member with a machine of their own. The six words are shown once; carry them apart.</source>
        <translation>자기 컴퓨터에서 평가하는 위원에게 줍니다. 여섯 낱말은 한 번만 보이며, 파일과 따로 전합니다.</translation>
    </message>
    <message>
        <source>Only while members score, for those who have keys and have not sealed yet.</source>
        <translation>평가하는 동안, 등록했고 아직 봉인하지 않은 위원에게만 줍니다.</translation>
    </message>
    <message>
        <source>Written: {0}. Proposals beside it: {1}.</source>
        <translation>{0} 파일을 썼습니다. 함께 둔 과제 자료 {1}건.</translation>
    </message>
    <message>
        <source>Rosters out</source>
        <translation>평가 자료 내보내기</translation>
    </message>
    <message>
        <source>Member who gets a roster</source>
        <translation>평가 자료를 받을 위원</translation>
    </message>
    <message>
        <source>Write the roster</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Choose the folder of the stick</source>
        <translation>스틱 폴더 고르기</translation>
    </message>
</context>
<context>
    <name>RosterWords</name>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>전문분야</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>지역</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>트랙</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>Reliance</source>
        <translation>자립도(%)</translation>
    </message>
    <message>
        <source>Total cost (won)</source>
        <translation>총사업비(원)</translation>
    </message>
    <message>
        <source>Asked for (won)</source>
        <translation>신청액(원)</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>해당 사항</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>가점</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>감점</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Applicant, kind</source>
        <translation>신청기관·유형</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>Who or what</source>
        <translation>누구·무엇</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>전 → 후</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새로 들어옴</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>빠짐</translation>
    </message>
    <message>
        <source>Cost (mn)</source>
        <translation>총사업비(백만)</translation>
    </message>
    <message>
        <source>Asked (mn)</source>
        <translation>신청액(백만)</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>row count</source>
        <translation>연번</translation>
    </message>
    <message>
        <source>track</source>
        <translation>트랙</translation>
    </message>
    <message>
        <source>applicant</source>
        <translation>신청기관</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>title</source>
        <translation>과제명</translation>
    </message>
    <message>
        <source>place</source>
        <translation>소재지</translation>
    </message>
    <message>
        <source>depopulation area</source>
        <translation>인구감소지역</translation>
    </message>
    <message>
        <source>joint application</source>
        <translation>공동신청</translation>
    </message>
    <message>
        <source>self-reliance</source>
        <translation>재정자립도</translation>
    </message>
    <message>
        <source>total cost</source>
        <translation>총사업비</translation>
    </message>
    <message>
        <source>amount asked for</source>
        <translation>신청액</translation>
    </message>
    <message>
        <source>received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>category</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>field</source>
        <translation>전문분야</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>region</source>
        <translation>지역</translation>
    </message>
    <message>
        <source>seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>bodies and costs</source>
        <translation>기관별 사업비</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>해당 사항</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>가점</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>감점</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Identity</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>배점</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>산정</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>동점</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>People</source>
        <translation>위원회</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>모두의 평균</translation>
    </message>
    <message>
        <source>mean without highest and lowest</source>
        <translation>최고·최저를 뺀 평균</translation>
    </message>
    <message>
        <source>halves up</source>
        <translation>반올림</translation>
    </message>
    <message>
        <source>halves to even</source>
        <translation>오사오입(짝수 쪽)</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>절사</translation>
    </message>
    <message>
        <source>stop before the first that does not fit</source>
        <translation>모자라면 그 앞에서 멈춤</translation>
    </message>
    <message>
        <source>fund the last in part</source>
        <translation>마지막 과제는 일부 지원</translation>
    </message>
    <message>
        <source>the motion falls</source>
        <translation>부결</translation>
    </message>
    <message>
        <source>the chair, who votes too, decides</source>
        <translation>표결에도 참여한 위원장이 결정</translation>
    </message>
    <message>
        <source>the chair votes then only</source>
        <translation>위원장은 그때에만 표결</translation>
    </message>
    <message>
        <source>Title in Korean</source>
        <translation>심의 이름(국문)</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>심의 이름(영문)</translation>
    </message>
    <message>
        <source>Committee in Korean</source>
        <translation>위원회(국문)</translation>
    </message>
    <message>
        <source>Committee in English</source>
        <translation>위원회(영문)</translation>
    </message>
    <message>
        <source>Ministry in Korean</source>
        <translation>주관 부처(국문)</translation>
    </message>
    <message>
        <source>Ministry in English</source>
        <translation>주관 부처(영문)</translation>
    </message>
    <message>
        <source>Agency in Korean</source>
        <translation>전담기관(국문)</translation>
    </message>
    <message>
        <source>Agency in English</source>
        <translation>전담기관(영문)</translation>
    </message>
    <message>
        <source>Announced in</source>
        <translation>공고</translation>
    </message>
    <message>
        <source>Reference date of the grounds</source>
        <translation>제척 사유 기준일</translation>
    </message>
    <message>
        <source>Step of a mark</source>
        <translation>점수 단위</translation>
    </message>
    <message>
        <source>Least length of a reason, characters</source>
        <translation>사유 최소 글자 수</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>산정 방법</translation>
    </message>
    <message>
        <source>Dropped at each end</source>
        <translation>양 끝에서 뺄 점수 수</translation>
    </message>
    <message>
        <source>Dropped from so many ballots on</source>
        <translation>점수가 이만큼 있을 때부터 뺌</translation>
    </message>
    <message>
        <source>Decimals that stay</source>
        <translation>남길 소수 자릿수</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>끝수 처리</translation>
    </message>
    <message>
        <source>Bonus: {0}</source>
        <translation>가점: {0}</translation>
    </message>
    <message>
        <source>All bonus at most</source>
        <translation>가점 합계 한도</translation>
    </message>
    <message>
        <source>Penalty: {0}</source>
        <translation>감점: {0}</translation>
    </message>
    <message>
        <source>Final at most</source>
        <translation>최종점수 한도</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>이상이어야 함</translation>
    </message>
    <message>
        <source>Rung {0}: higher mean of</source>
        <translation>{0}단계: 평균이 높은 쪽</translation>
    </message>
    <message>
        <source>Rung {0}: vote of the committee, rounds</source>
        <translation>{0}단계: 위원회 표결 횟수</translation>
    </message>
    <message>
        <source>Rung {0}: lot, witnesses</source>
        <translation>{0}단계: 추첨 입회인 수</translation>
    </message>
    <message>
        <source>budget, won</source>
        <translation>예산(원)</translation>
    </message>
    <message>
        <source>at most for one, won</source>
        <translation>과제당 한도(원)</translation>
    </message>
    <message>
        <source>reserves</source>
        <translation>예비 과제 수</translation>
    </message>
    <message>
        <source>matched by self-reliance</source>
        <translation>재정자립도로 차등</translation>
    </message>
    <message>
        <source>Where the money ends</source>
        <translation>예산이 끝나는 곳</translation>
    </message>
    <message>
        <source>Least part of the last</source>
        <translation>마지막 과제의 최소 지원 비율</translation>
    </message>
    <message>
        <source>{0}: least share of the selected, %</source>
        <translation>{0}: 최소 선정 비율(%)</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원 수</translation>
    </message>
    <message>
        <source>Officials at most</source>
        <translation>공무원 비율 한도</translation>
    </message>
    <message>
        <source>Quorum of the members</source>
        <translation>의사정족수</translation>
    </message>
    <message>
        <source>On a tie of for and against</source>
        <translation>가부동수일 때</translation>
    </message>
</context>
<context>
    <name>RuledTable</name>
    <message>
        <source>What was ruled in this case</source>
        <translation>이 심의에서 정한 것</translation>
    </message>
    <message>
        <source>Nothing was ruled yet</source>
        <translation>아직 정한 것이 없습니다</translation>
    </message>
    <message>
        <source>Each ruling appears here with what it is about, and with the answer of the second holder.</source>
        <translation>판단마다 무엇에 관한 것인지와 다른 열쇠 보관자의 답이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{0}: waits for secretary or auditor</source>
        <translation>{0}: 간사나 감사의 답을 기다립니다</translation>
    </message>
    <message>
        <source>They sit down and answer at their own desk. Until then it has no effect.</source>
        <translation>간사나 감사가 자기 자리에서 답합니다. 그때까지 효력이 없습니다.</translation>
    </message>
    <message>
        <source>What the ruling that waits would change</source>
        <translation>기다리는 판단으로 달라지는 것</translation>
    </message>
    <message>
        <source>Nothing of the result moves.</source>
        <translation>결과는 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>Scores move, ranks and selection do not.</source>
        <translation>점수는 달라지고 순위와 선정은 그대로입니다.</translation>
    </message>
    <message>
        <source>Ranks move, the selection does not.</source>
        <translation>순위는 달라지고 선정은 그대로입니다.</translation>
    </message>
    <message>
        <source>The selection is another.</source>
        <translation>선정이 달라집니다.</translation>
    </message>
    <message>
        <source>The remedy was fixed before this was computed.</source>
        <translation>조치는 이것을 계산하기 전에 정하였습니다.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>판단</translation>
    </message>
    <message>
        <source>About</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>기록됨</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>답을 기다림</translation>
    </message>
    <message>
        <source>✓ agreed</source>
        <translation>✓ 동의함</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>동의하지 않음</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Rank without</source>
        <translation>판단 전 순위</translation>
    </message>
    <message>
        <source>Rank with</source>
        <translation>판단 뒤 순위</translation>
    </message>
    <message>
        <source>{0}, selected</source>
        <translation>{0} · 선정</translation>
    </message>
</context>
<context>
    <name>RulesFingerprint</name>
    <message>
        <source>Fingerprint of the rules</source>
        <translation>규칙 지문</translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <source>Together {0} points</source>
        <translation>합계 {0}점</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Total of the criteria</source>
        <translation>배점 합계</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0}점</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>예산</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>{0} people</source>
        <translation>{0}명</translation>
    </message>
    <message>
        <source>{0} million won</source>
        <translation>{0}백만 원</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>배점</translation>
    </message>
    <message>
        <source>Budget by track</source>
        <translation>트랙별 예산</translation>
    </message>
    <message>
        <source>This rule file was not taken. The case is as it was before.</source>
        <translation>이 규칙 파일은 받지 않았습니다. 심의 파일은 그 전 그대로입니다.</translation>
    </message>
    <message>
        <source>Choose another rule file</source>
        <translation>다른 규칙 파일</translation>
    </message>
    <message>
        <source>Take these rules</source>
        <translation>이 규칙으로 바꾸기</translation>
    </message>
    <message>
        <source>Leave the rules as they were</source>
        <translation>고친 것 버리기</translation>
    </message>
    <message>
        <source>Part of the rules</source>
        <translation>규칙의 부분</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>아직 규칙이 없습니다</translation>
    </message>
    <message>
        <source>Everything is read and computed by the announced rules: criteria, points, budget, ties.</source>
        <translation>평가항목, 배점, 예산, 동점자 처리를 모두 공고한 규칙대로 읽고 셈합니다.</translation>
    </message>
    <message>
        <source>Choose a rule file</source>
        <translation>규칙 파일 고르기</translation>
    </message>
    <message>
        <source>The rosters are read against the rules: after another rule file they are taken over again.</source>
        <translation>명부는 규칙에 맞추어 읽습니다. 규칙 파일을 바꾸면 두 명부를 다시 넣습니다.</translation>
    </message>
    <message>
        <source>Rule files (*.toml)</source>
        <translation>규칙 파일 (*.toml)</translation>
    </message>
</context>
<context>
    <name>RulesPreview</name>
    <message>
        <source>What the rules would do</source>
        <translation>이 규칙으로 하면</translation>
    </message>
    <message>
        <source>Worked example</source>
        <translation>계산 예</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Rule sheet</source>
        <translation>규칙서</translation>
    </message>
    <message>
        <source>The text has faults: this is how it was before them.</source>
        <translation>글에 고칠 곳이 있습니다. 아래는 그 전의 규칙입니다.</translation>
    </message>
    <message>
        <source>The rule in sentences</source>
        <translation>규칙을 문장으로</translation>
    </message>
    <message>
        <source>Worked out with marks that nobody gave</source>
        <translation>가상 점수로 계산한 예</translation>
    </message>
    <message>
        <source>Committees that never were score made-up marks under these rules. A criterion that weighs much more in effect than on paper decides more than was announced.</source>
        <translation>이 규칙으로 가상 위원회가 가상 점수를 매깁니다. 실질 비중이 배점 비중보다 훨씬 큰 항목은 공고한 것보다 더 많이 좌우합니다.</translation>
    </message>
    <message>
        <source>Being tried …</source>
        <translation>시험하는 중 …</translation>
    </message>
    <message>
        <source>Try these rules</source>
        <translation>이 규칙으로 시험</translation>
    </message>
    <message>
        <source>Weights on paper and in effect</source>
        <translation>배점 비중과 실질 비중</translation>
    </message>
    <message>
        <source>The rule sheet as it will be printed</source>
        <translation>인쇄될 규칙서</translation>
    </message>
    <message>
        <source>Totals of {0} members: {1}</source>
        <translation>위원 {0}명의 총점: {1}</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>배점 비중</translation>
    </message>
    <message>
        <source>In effect</source>
        <translation>실질 비중</translation>
    </message>
    <message>
        <source>{0} committees of {1} members, {2} projects each</source>
        <translation>위원 {1}명이 과제 {2}건씩, {0}번</translation>
    </message>
    <message>
        <source>Tried with</source>
        <translation>시험한 규모</translation>
    </message>
</context>
<context>
    <name>RulesText</name>
    <message>
        <source>The text of the rules</source>
        <translation>규칙의 글</translation>
    </message>
    <message>
        <source>To line {0}</source>
        <translation>{0}번째 줄로</translation>
    </message>
</context>
<context>
    <name>RulingForm</name>
    <message>
        <source>Still to be filled in: {0}</source>
        <translation>아직 채울 것: {0}</translation>
    </message>
    <message>
        <source>Agree to the ruling</source>
        <translation>판단에 동의</translation>
    </message>
    <message>
        <source>Record: {0}</source>
        <translation>기록: {0}</translation>
    </message>
    <message>
        <source>Do not agree</source>
        <translation>동의하지 않음</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>판단</translation>
    </message>
    <message>
        <source>The announced rules have fixed this.</source>
        <translation>공고한 규칙에 정해져 있습니다.</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>봉인함</translation>
    </message>
    <message>
        <source>not sealed</source>
        <translation>봉인하지 않음</translation>
    </message>
    <message>
        <source>{0} here, {1} needed</source>
        <translation>출석 {0}명, 필요 {1}명</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}–{1}명</translation>
    </message>
    <message>
        <source>Quorum after</source>
        <translation>이탈 뒤 정족수</translation>
    </message>
    <message>
        <source>Their sheet</source>
        <translation>그 위원의 평가표</translation>
    </message>
    <message>
        <source>Marks a project</source>
        <translation>과제마다 점수를 주는 위원</translation>
    </message>
    <message>
        <source>Agree to this ruling?</source>
        <translation>이 판단에 동의합니까?</translation>
    </message>
    <message>
        <source>{0}: record it?</source>
        <translation>{0}: 기록합니까?</translation>
    </message>
    <message>
        <source>What is recorded stays; a mistake is mended by a later act.</source>
        <translation>기록한 것은 남습니다. 잘못은 나중의 기록으로 바로잡습니다.</translation>
    </message>
</context>
<context>
    <name>RulingWords</name>
    <message>
        <source>Answer to a ruling</source>
        <translation>판단에 대한 동의</translation>
    </message>
    <message>
        <source>Exclusion by law</source>
        <translation>제척</translation>
    </message>
    <message>
        <source>Answer: no conflict</source>
        <translation>이해관계 물음에 답변</translation>
    </message>
    <message>
        <source>Challenge by vote</source>
        <translation>기피 의결</translation>
    </message>
    <message>
        <source>Conflict found late</source>
        <translation>뒤늦은 이해충돌</translation>
    </message>
    <message>
        <source>Ballots void</source>
        <translation>평가표 무효</translation>
    </message>
    <message>
        <source>Member drops out</source>
        <translation>위원 중도 이탈</translation>
    </message>
    <message>
        <source>Substitute seated</source>
        <translation>대체위원 위촉</translation>
    </message>
    <message>
        <source>Penalty for contact</source>
        <translation>사전접촉 감점</translation>
    </message>
    <message>
        <source>Close without a sheet</source>
        <translation>봉인 없이 마감 허용</translation>
    </message>
    <message>
        <source>Contact by an applicant</source>
        <translation>사전접촉 보고</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Bonus or penalty</source>
        <translation>가점·감점</translation>
    </message>
    <message>
        <source>Bonus or penalty, second reading</source>
        <translation>가점·감점 확인</translation>
    </message>
    <message>
        <source>Acting chair</source>
        <translation>위원장 직무대행</translation>
    </message>
    <message>
        <source>All who have not sealed</source>
        <translation>봉인하지 않은 위원 모두</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>모든 과제</translation>
    </message>
    <message>
        <source>{0}: {1} ({2})</source>
        <translation>{0}: {1} ({2})</translation>
    </message>
    <message>
        <source>In the place of</source>
        <translation>누구를 대신하는지</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>What it is in law</source>
        <translation>법에서의 구분</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>사유 구분</translation>
    </message>
    <message>
        <source>Why it is void</source>
        <translation>무효의 이유</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>조치</translation>
    </message>
    <message>
        <source>Class of the cause</source>
        <translation>이탈 사유의 구분</translation>
    </message>
    <message>
        <source>What becomes of the sheet</source>
        <translation>평가표의 처리</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>What waits, and its evidence</source>
        <translation>확인할 항목과 증빙</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>In favour / entitled</source>
        <translation>찬성 / 의결권</translation>
    </message>
    <message>
        <source>Needed only where you do not agree.</source>
        <translation>동의하지 않을 때만 적습니다.</translation>
    </message>
    <message>
        <source>As you read them from the evidence; the points entered first are not shown.</source>
        <translation>증빙에서 읽은 대로 적습니다. 먼저 적은 점수는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>With 0 points the item is taken away.</source>
        <translation>0점이면 그 항목을 없앱니다.</translation>
    </message>
    <message>
        <source>It stands in the minutes.</source>
        <translation>회의록에 남습니다.</translation>
    </message>
    <message>
        <source>You agree to the chair&apos;s ruling, which takes effect then, or refuse it and say why.</source>
        <translation>위원장의 판단에 동의하면 그때부터 효력이 생깁니다. 동의하지 않으면 사유를 적습니다.</translation>
    </message>
    <message>
        <source>The law excludes the member from the project. Before the sheet is sealed.</source>
        <translation>법에 따라 위원을 그 과제에서 제척합니다. 평가표를 봉인하기 전에 합니다.</translation>
    </message>
    <message>
        <source>The member asked. You answer that there is no conflict, and why they may score.</source>
        <translation>위원이 물었습니다. 이해충돌이 없다고 답하고, 왜 평가할 수 있는지 적습니다.</translation>
    </message>
    <message>
        <source>The committee votes on the challenge; the member it is against does not vote.</source>
        <translation>기피 신청을 위원회가 의결합니다. 신청의 대상인 위원은 의결에 참여하지 않습니다.</translation>
    </message>
    <message>
        <source>The remedy is fixed before anybody sees what it changes. A second holder must agree.</source>
        <translation>무엇이 달라지는지 보기 전에 조치를 먼저 정합니다. 다른 열쇠 보관자의 동의가 있어야 합니다.</translation>
    </message>
    <message>
        <source>A voided ballot stays closed for ever. A second holder must agree.</source>
        <translation>무효로 한 평가표는 영구히 열지 않습니다. 다른 열쇠 보관자의 동의가 있어야 합니다.</translation>
    </message>
    <message>
        <source>A member leaves for good. Only the class of the cause is written down. A second holder must agree.</source>
        <translation>위원이 아주 떠납니다. 사유는 구분만 적습니다. 다른 열쇠 보관자의 동의가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Somebody takes the place of a member who left: they pledge, declare and score all themselves. A second holder must agree.</source>
        <translation>떠난 위원의 자리를 다른 사람이 맡아 서약부터 평가까지 모두 스스로 합니다. 다른 열쇠 보관자의 동의가 있어야 합니다.</translation>
    </message>
    <message>
        <source>The project gets the penalty announced for contact. A second holder must agree.</source>
        <translation>사전접촉에 대하여 공고한 감점을 줍니다. 다른 열쇠 보관자의 동의가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Scoring may close without the sheets of these members.</source>
        <translation>이 위원들의 평가표 없이 평가를 마감할 수 있게 합니다.</translation>
    </message>
    <message>
        <source>An applicant sought out a member. It is reported, and scoring goes on.</source>
        <translation>신청인이 위원에게 접촉했습니다. 보고하고 평가는 계속합니다.</translation>
    </message>
    <message>
        <source>The member was not there and gives no marks. An absent mark is never a zero.</source>
        <translation>위원이 자리에 없어 점수를 주지 않습니다. 결석은 0점이 아닙니다.</translation>
    </message>
    <message>
        <source>Points of an announced item, once for all members. They count when auditor or chair has read the same points from the evidence.</source>
        <translation>공고한 항목의 점수를 모든 위원에게 한 번 적습니다. 감사나 위원장이 증빙에서 같은 점수를 읽으면 그때부터 셉니다.</translation>
    </message>
    <message>
        <source>The secretary entered points. You look at the same evidence and type what you read. If it is the same, it counts from then on.</source>
        <translation>간사가 점수를 적었습니다. 같은 증빙을 보고 읽은 점수를 적습니다. 같으면 그때부터 셉니다.</translation>
    </message>
    <message>
        <source>Another member presides from here on, and makes a key of their own next.</source>
        <translation>지금부터 다른 위원이 직무를 대행합니다. 이어서 그 위원의 열쇠를 만듭니다.</translation>
    </message>
    <message>
        <source>No ruling waits for an answer.</source>
        <translation>답을 기다리는 판단이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody has asked.</source>
        <translation>물은 위원이 없습니다.</translation>
    </message>
    <message>
        <source>Every sheet is sealed.</source>
        <translation>모두 봉인했습니다.</translation>
    </message>
    <message>
        <source>No sheet is sealed yet.</source>
        <translation>봉인한 평가표가 없습니다.</translation>
    </message>
    <message>
        <source>No sealed ballot.</source>
        <translation>봉인된 평가표가 없습니다.</translation>
    </message>
    <message>
        <source>Nobody&apos;s place is empty.</source>
        <translation>빈 자리가 없습니다.</translation>
    </message>
    <message>
        <source>No contact is reported.</source>
        <translation>보고된 접촉이 없습니다.</translation>
    </message>
    <message>
        <source>No sheet is waited for.</source>
        <translation>기다리는 평가표가 없습니다.</translation>
    </message>
    <message>
        <source>The rules announce no bonus and no penalty.</source>
        <translation>규칙에 가점이나 감점이 없습니다.</translation>
    </message>
    <message>
        <source>No points wait for a second reading.</source>
        <translation>확인을 기다리는 점수가 없습니다.</translation>
    </message>
    <message>
        <source>No other member is here.</source>
        <translation>출석한 다른 위원이 없습니다.</translation>
    </message>
</context>
<context>
    <name>RulingsView</name>
    <message>
        <source>Rulings</source>
        <translation>판단</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>새 열쇠</translation>
    </message>
    <message>
        <source>What may be ruled now</source>
        <translation>지금 할 수 있는 것</translation>
    </message>
    <message>
        <source>possible now</source>
        <translation>지금 할 수 있음</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>지금은 할 수 없음</translation>
    </message>
    <message>
        <source>Possible now.</source>
        <translation>지금 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Not now.</source>
        <translation>지금은 할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>SavedFiles</name>
    <message>
        <source>Saved</source>
        <translation>저장했습니다</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
</context>
<context>
    <name>ScanLine</name>
    <message>
        <source>{0}, pages: {1}, attached {2}, SHA-256 {3}…</source>
        <translation>{0} · {1}쪽 · {2} 넣음 · SHA-256 {3}…</translation>
    </message>
</context>
<context>
    <name>ScanPanel</name>
    <message>
        <source>Signed by hand</source>
        <translation>자필 서명본</translation>
    </message>
    <message>
        <source>Print the minutes, have the page with the places signed, scan it. Of a picture nothing stays that a camera noted; a PDF is kept whole, with all it says of itself. The paper stays the proof.</source>
        <translation>회의록을 인쇄하여 서명란이 있는 쪽에 서명을 받고 스캔합니다. 그림은 촬영 정보가 남지 않고, PDF는 문서 정보까지 그대로 보관됩니다. 증거는 종이 원본이므로 버리지 않습니다.</translation>
    </message>
    <message>
        <source>The secretary attaches scans of what was signed by hand.</source>
        <translation>손으로 서명한 종이의 스캔은 간사가 넣습니다.</translation>
    </message>
    <message>
        <source>Scan (PDF, JPEG, PNG)</source>
        <translation>스캔 파일(PDF, JPEG, PNG)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>Who signed on the paper</source>
        <translation>종이에 서명한 사람</translation>
    </message>
    <message>
        <source>Reading the scan …</source>
        <translation>스캔을 읽고 있습니다…</translation>
    </message>
    <message>
        <source>Attach the scan</source>
        <translation>스캔 넣기</translation>
    </message>
    <message>
        <source>Did these people sign this paper by hand?</source>
        <translation>이 사람들이 이 종이에 손으로 서명했습니까?</translation>
    </message>
    <message>
        <source>This stands in the record with your signature. Of members who have not signed in the file it is noted that they signed on paper; their place in the file stays empty.</source>
        <translation>간사의 서명과 함께 기록에 남습니다. 파일에 서명하지 않은 위원은 종이에 서명했다고 적으며, 파일의 서명란은 빈자리로 남습니다.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>스캔 파일</translation>
    </message>
    <message>
        <source>Signed on the paper</source>
        <translation>종이에 서명한 사람</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>스캔 파일 (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Choose a scan</source>
        <translation>스캔 파일 고르기</translation>
    </message>
</context>
<context>
    <name>ScoreInput</name>
    <message>
        <source>From {0} to {1} points, in steps of {2}.</source>
        <translation>{0}점부터 {1}점까지 {2}점 단위입니다.</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Seal the sheet of {0}?</source>
        <translation>{0} 위원의 평가표를 봉인할까요?</translation>
    </message>
    <message>
        <source>Once it is sealed nobody can read or change it until the opening, you neither.</source>
        <translation>봉인한 뒤에는 개봉할 때까지 누구도, 위원님도 읽거나 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation>채점한 과제</translation>
    </message>
    <message>
        <source>Blank marks</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>Seal the sheet of {0}</source>
        <translation>{0}의 평가표 봉인</translation>
    </message>
    <message>
        <source>The code on your card</source>
        <translation>카드에 적은 암호</translation>
    </message>
    <message>
        <source>The code is being checked.</source>
        <translation>암호를 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>There is nothing for you to score</source>
        <translation>채점할 과제가 없습니다</translation>
    </message>
    <message>
        <source>You give no marks for any of the projects now.</source>
        <translation>지금 점수를 줄 과제가 없습니다.</translation>
    </message>
    <message>
        <source>Check and seal</source>
        <translation>확인·봉인</translation>
    </message>
    <message>
        <source>Help, all keys</source>
        <translation>설명서·글쇠</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>다음 과제</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>Abstain from scoring {0}?</source>
        <translation>{0} 과제의 채점에 기권할까요?</translation>
    </message>
    <message>
        <source>No mark is not zero: the others&apos; marks alone count. It is recorded and cannot be undone.</source>
        <translation>점수 없음은 0점이 아니며, 다른 위원의 점수만 셉니다. 기록에 남고 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Abstain from {0}</source>
        <translation>{0} 과제에 기권</translation>
    </message>
    <message>
        <source>Reason, which will stand in the minutes</source>
        <translation>회의록에 남을 사유</translation>
    </message>
    <message>
        <source>You go on where you were</source>
        <translation>하던 곳에서 이어서 합니다</translation>
    </message>
    <message>
        <source>{0} projects done, {1} begun. Nothing is lost since the last saving at {2}.</source>
        <translation>과제 {0}건 완료, {1}건 시작. {2}에 저장한 뒤 잃은 것이 없습니다.</translation>
    </message>
    <message>
        <source>You write your sheet anew</source>
        <translation>평가표를 다시 쓰고 있습니다</translation>
    </message>
    <message>
        <source>The sealed sheet counts until you seal this one.</source>
        <translation>이것을 봉인할 때까지는 봉인한 평가표가 그대로 유효합니다.</translation>
    </message>
    <message>
        <source>How far my projects are</source>
        <translation>과제별 진행</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>일부</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>미채점</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>문의 중</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>문의</translation>
    </message>
    <message>
        <source>Excl.</source>
        <translation>제척</translation>
    </message>
    <message>
        <source>Chal.</source>
        <translation>기피</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>회피</translation>
    </message>
    <message>
        <source>Abs.</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Abst.</source>
        <translation>기권</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>The sheet of {0} is sealed</source>
        <translation>{0} 위원의 평가표를 봉인했습니다</translation>
    </message>
    <message>
        <source>It lies on this machine. It counts once the committee&apos;s machine has taken in your ballot.</source>
        <translation>이 컴퓨터에만 있습니다. 위원회 컴퓨터가 평가표를 받아야 효력이 있습니다.</translation>
    </message>
    <message>
        <source>Until the opening nobody can read or change it, you neither.</source>
        <translation>개봉할 때까지 누구도, 위원님도 읽거나 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Write the ballot to a stick</source>
        <translation>평가표를 스틱에 쓰기</translation>
    </message>
    <message>
        <source>Write my sheet anew</source>
        <translation>평가표 다시 쓰기</translation>
    </message>
    <message>
        <source>Write the sheet of {0} anew?</source>
        <translation>{0} 위원의 평가표를 다시 쓰겠습니까?</translation>
    </message>
    <message>
        <source>The sealed sheet counts until you seal again. Nobody can read it, you neither, so every mark is written once more. It can be done until scoring is closed.</source>
        <translation>다시 봉인할 때까지는 봉인한 평가표가 그대로 유효합니다. 본인도 읽을 수 없으므로 점수를 모두 다시 적습니다. 평가를 마감하기 전까지 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>다시 쓰기</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래 칸</translation>
    </message>
    <message>
        <source>Next criterion</source>
        <translation>다음 항목</translation>
    </message>
    <message>
        <source>Next blank</source>
        <translation>다음 빈칸</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Cite page</source>
        <translation>근거 쪽</translation>
    </message>
    <message>
        <source>Saved at {0}. Every mark on this screen is on the disk.</source>
        <translation>{0}에 저장했습니다. 이 화면의 모든 점수는 디스크에 있습니다.</translation>
    </message>
</context>
<context>
    <name>SeatsBoard</name>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>{0} of {1} here · quorum {2}</source>
        <translation>재적 {1}명 가운데 {0}명 출석 · 성원 {2}명</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>서약</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>이해관계</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>평가표</translation>
    </message>
    <message>
        <source>{0} (chair)</source>
        <translation>{0} (위원장)</translation>
    </message>
    <message>
        <source>✓ here</source>
        <translation>✓ 출석</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>✓ enrolled</source>
        <translation>✓ 등록</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>✓ signed</source>
        <translation>✓ 서명</translation>
    </message>
    <message>
        <source>{0} asked</source>
        <translation>물음 {0}건</translation>
    </message>
    <message>
        <source>✓ declared</source>
        <translation>✓ 확인</translation>
    </message>
    <message>
        <source>✓ sealed</source>
        <translation>✓ 봉인</translation>
    </message>
    <message>
        <source>{0} absent</source>
        <translation>결석 {0}건</translation>
    </message>
</context>
<context>
    <name>SeatsView</name>
    <message>
        <source>Seat {0}</source>
        <translation>{0}번석</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>미등록</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>등록됨</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>봉인됨</translation>
    </message>
    <message>
        <source>away</source>
        <translation>자리 비움</translation>
    </message>
    <message>
        <source>Choose your seat</source>
        <translation>자리를 고르십시오</translation>
    </message>
    <message>
        <source>No marks are shown here. Whoever signs in comes to their own screen.</source>
        <translation>여기에서는 점수가 보이지 않습니다. 들어가면 본인의 화면이 나옵니다.</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>간사·감사·위원장</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>There are no members yet. The secretary signs in and imports the roster.</source>
        <translation>아직 위원이 없습니다. 간사가 들어가 명부를 넣습니다.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>심의 닫기</translation>
    </message>
</context>
<context>
    <name>SecondCard</name>
    <message>
        <source>Second person</source>
        <translation>두 번째 사람</translation>
    </message>
    <message>
        <source>Once the votes are counted, the secretary or the auditor confirms them here.</source>
        <translation>표를 다 센 다음 간사나 감사가 여기에서 확인합니다.</translation>
    </message>
    <message>
        <source>Sit down here: {0} ({1})</source>
        <translation>{0} 님({1}) 앉기</translation>
    </message>
    <message>
        <source>The five words of {0}</source>
        <translation>{0}의 다섯 낱말</translation>
    </message>
    <message>
        <source>They are not shown. Everybody else looks away.</source>
        <translation>화면에는 보이지 않습니다. 다른 사람은 눈을 돌립니다.</translation>
    </message>
    <message>
        <source>Checking the key …</source>
        <translation>열쇠 확인 중 …</translation>
    </message>
    <message>
        <source>Confirm result and count</source>
        <translation>결과와 표결 수 확인</translation>
    </message>
    <message>
        <source>Practice words</source>
        <translation>연습용 낱말</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>다른 사람</translation>
    </message>
    <message>
        <source>Confirms this result and count: in favour {0} of {1}, against {2}, abstained {3}, invalid {4}.</source>
        <translation>이 결과와 표결 수를 확인합니다: 표결권자 {1}명 가운데 찬성 {0}, 반대 {2}, 기권 {3}, 무효 {4}.</translation>
    </message>
    <message>
        <source>{0} ({1}) confirmed this result and this count.</source>
        <translation>{0} 님({1})이 지금의 결과와 표결 수를 확인하였습니다.</translation>
    </message>
</context>
<context>
    <name>SecretCard</name>
    <message>
        <source>The room passphrase of “{0}”</source>
        <translation>‘{0}’의 회의실 암호</translation>
    </message>
    <message>
        <source>Six words open the case file. They are shown once and kept nowhere: without them nobody can ever open the file again. Write them down and give them only to those who may open it.</source>
        <translation>여섯 낱말로 심의 파일을 엽니다. 한 번만 보여 주고 어디에도 남기지 않으므로, 잃으면 누구도 파일을 다시 열 수 없습니다. 적어 두고 열어도 되는 사람에게만 알리십시오.</translation>
    </message>
    <message>
        <source>I have written down the six words and read them over.</source>
        <translation>여섯 낱말을 적고 다시 맞추어 보았습니다.</translation>
    </message>
    <message>
        <source>{0}: write this on a second card</source>
        <translation>{0}: 둘째 카드에 적으십시오</translation>
    </message>
    <message>
        <source>Eight words for the day on which the first card is lost. Write them on a second card, seal it into your own envelope and sign across the flap: nobody else ever holds it, and its use is noted.</source>
        <translation>첫째 카드를 잃어버린 날에 쓰는 여덟 낱말입니다. 둘째 카드에 적어 본인 봉투에 넣고 봉한 뒤 봉한 자리에 서명합니다. 다른 사람은 갖지 않으며, 쓰면 기록에 남습니다.</translation>
    </message>
    <message>
        <source>The second card is in my envelope, and I have sealed it.</source>
        <translation>둘째 카드를 본인 봉투에 넣고 봉했습니다.</translation>
    </message>
    <message>
        <source>{0}: write this on your card</source>
        <translation>{0} 님, 카드에 적으십시오</translation>
    </message>
    <message>
        <source>It is shown once, to you alone. It opens your keys and is kept nowhere: nobody can look it up for you. Write it down and keep the card with you.</source>
        <translation>본인에게만 한 번 보여 줍니다. 본인의 열쇠를 여는 암호이며 어디에도 남기지 않으므로 누구도 찾아 줄 수 없습니다. 적은 카드는 본인이 지니십시오.</translation>
    </message>
    <message>
        <source>I have written it on my card and read it over.</source>
        <translation>카드에 적고 다시 맞추어 보았습니다.</translation>
    </message>
    <message>
        <source>Cover it</source>
        <translation>가리기</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide {0}</source>
        <translation>{0} 감추기</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} 보이기</translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message>
        <source>Everything holds: {0}</source>
        <translation>갖출 것 {0}가지를 모두 갖추었습니다</translation>
    </message>
    <message>
        <source>What the rules remark</source>
        <translation>규칙에 따라 알릴 것</translation>
    </message>
    <message>
        <source>Before the resolution</source>
        <translation>의결하기 전에</translation>
    </message>
    <message>
        <source>Resolution on the proposed selection</source>
        <translation>선정(안) 의결</translation>
    </message>
    <message>
        <source>Resolve the proposed selection</source>
        <translation>선정(안) 의결</translation>
    </message>
    <message>
        <source>Sheets opened: {0}</source>
        <translation>평가표 {0}부 개봉</translation>
    </message>
    <message>
        <source>No sheet is open yet</source>
        <translation>개봉한 평가표가 없음</translation>
    </message>
    <message>
        <source>No ruling waits</source>
        <translation>동의를 기다리는 결정 없음</translation>
    </message>
    <message>
        <source>A ruling waits for the second person</source>
        <translation>결정 하나가 동의를 기다림</translation>
    </message>
    <message>
        <source>Nobody has to score anew</source>
        <translation>재평가할 위원 없음</translation>
    </message>
    <message>
        <source>Members who have yet to score anew: {0}</source>
        <translation>아직 재평가하지 않은 위원 {0}명</translation>
    </message>
    <message>
        <source>No tie is open</source>
        <translation>남은 동점 없음</translation>
    </message>
    <message>
        <source>Ties that are open: {0}</source>
        <translation>남은 동점 {0}건</translation>
    </message>
    <message>
        <source>Quorum: {0} of {1} members are here</source>
        <translation>정족수 충족: 재적 {1}명 가운데 {0}명 출석</translation>
    </message>
    <message>
        <source>No quorum: {0} of {1} members are here</source>
        <translation>정족수 미달: 재적 {1}명 가운데 {0}명 출석</translation>
    </message>
    <message>
        <source>More than half of those entitled to vote must be in favour; on a tie the chair decides. The resolution is bound to this result to the last digit.</source>
        <translation>표결할 수 있는 위원 과반수가 찬성해야 하며, 가부동수이면 위원장이 결정합니다. 의결은 이 결과의 마지막 숫자까지 묶입니다.</translation>
    </message>
    <message>
        <source>More than half of those entitled to vote must be in favour; a tie fails. The resolution is bound to this result to the last digit.</source>
        <translation>표결권자 과반수가 찬성해야 하며 가부동수는 부결입니다. 의결은 이 결과의 마지막 숫자까지 묶입니다.</translation>
    </message>
    <message>
        <source>The chair puts the result before the committee first.</source>
        <translation>위원장이 먼저 결과를 심의에 부칩니다.</translation>
    </message>
    <message>
        <source>The committee deliberates. The chair records the vote.</source>
        <translation>위원회가 심의하고 있습니다. 표결은 위원장이 기록합니다.</translation>
    </message>
    <message>
        <source>The committee resolved this selection.</source>
        <translation>위원회가 이 선정(안)을 의결했습니다.</translation>
    </message>
    <message>
        <source>Record that the committee resolved this selection?</source>
        <translation>위원회가 이 선정(안)을 의결했다고 기록할까요?</translation>
    </message>
    <message>
        <source>After that no rank, no amount and no vote can be changed at this desk.</source>
        <translation>그 뒤에는 순위도 금액도 표결도 이 자리에서 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Type the case number</source>
        <translation>심의 번호를 그대로 적습니다</translation>
    </message>
    <message>
        <source>{0} selected, {1} reserves, {2} million won</source>
        <translation>선정(안) {0}건, 예비 {1}건, 국비 {2}백만 원</translation>
    </message>
    <message>
        <source>Present and entitled</source>
        <translation>출석 / 표결권자</translation>
    </message>
    <message>
        <source>In favour, against</source>
        <translation>찬성 / 반대</translation>
    </message>
    <message>
        <source>Abstained, invalid</source>
        <translation>기권 / 무효</translation>
    </message>
</context>
<context>
    <name>SetUpForm</name>
    <message>
        <source>Choose a roster.</source>
        <translation>명부 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Type the six words.</source>
        <translation>여섯 낱말을 입력하십시오.</translation>
    </message>
    <message>
        <source>Choose where the file goes.</source>
        <translation>파일을 둘 곳을 고르십시오.</translation>
    </message>
    <message>
        <source>Set up your own machine</source>
        <translation>따로 쓰는 컴퓨터 준비하기</translation>
    </message>
    <message>
        <source>For a member who scores on a machine of their own. The secretary gives you a stick with a .roster and six words for it; from then on the same six words open the file on this machine.</source>
        <translation>자기 컴퓨터에서 따로 평가하는 위원을 위한 것입니다. 간사가 .roster 파일이 든 스틱과 여섯 낱말을 줍니다. 그 뒤로는 같은 여섯 낱말로 이 컴퓨터의 심의 파일을 엽니다.</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>명부 파일</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>The six words for this roster</source>
        <translation>이 명부 파일의 여섯 낱말</translation>
    </message>
    <message>
        <source>Six Korean words with spaces between them, as they stand on the card.</source>
        <translation>카드에 적힌 대로 사이를 띄운 여섯 낱말입니다.</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>둘 곳 고르기</translation>
    </message>
    <message>
        <source>On this machine, not on the stick.</source>
        <translation>스틱이 아니라 이 컴퓨터에 둡니다.</translation>
    </message>
    <message>
        <source>Set up this machine</source>
        <translation>이 컴퓨터 준비하기</translation>
    </message>
    <message>
        <source>Rosters (*.roster)</source>
        <translation>명부 파일 (*.roster)</translation>
    </message>
    <message>
        <source>Choose the roster on the stick</source>
        <translation>스틱에서 명부 파일 고르기</translation>
    </message>
    <message>
        <source>Where the case file goes</source>
        <translation>심의 파일을 둘 곳</translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation>심의 파일 (*.case)</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>Overall opinion</source>
        <translation>종합의견</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0}자</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>Strengths, weaknesses, conditions</source>
        <translation>강점, 약점, 보완조건</translation>
    </message>
    <message>
        <source>My total</source>
        <translation>내 합계</translation>
    </message>
    <message>
        <source>No blank left</source>
        <translation>빈칸 없음</translation>
    </message>
    <message>
        <source>No. {0} of mine</source>
        <translation>내 순서 {0}번째</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>{0}개 항목 남음</translation>
    </message>
    <message>
        <source>Check and seal</source>
        <translation>확인·봉인</translation>
    </message>
    <message>
        <source>To check and seal</source>
        <translation>확인·봉인으로</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>다음 과제</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>The program stops here</source>
        <translation>프로그램을 멈춥니다</translation>
    </message>
    <message>
        <source>Everything that was shown as saved is in the case file. Start the program again and open it.</source>
        <translation>저장했다고 보여 드린 것은 모두 심의 파일에 있습니다. 프로그램을 다시 시작하여 파일을 여십시오.</translation>
    </message>
    <message>
        <source>Back to the day</source>
        <translation>원래 화면으로</translation>
    </message>
    <message>
        <source>Rulings</source>
        <translation>판단</translation>
    </message>
    <message>
        <source>A ruling of the chair waits for a second holder</source>
        <translation>위원장의 판단이 다른 열쇠 보관자의 답을 기다립니다</translation>
    </message>
    <message>
        <source>Until secretary or auditor have answered, it has no effect, and nothing is closed or opened.</source>
        <translation>간사나 감사가 답할 때까지 효력이 없고, 마감도 개봉도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>Stop making the practice case?</source>
        <translation>연습 심의 만들기를 그만둘까요?</translation>
    </message>
    <message>
        <source>It is still being made. If you leave now, nothing of it is kept.</source>
        <translation>아직 만들고 있습니다. 지금 나가면 만들던 것은 남지 않습니다.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>그만두고 나가기</translation>
    </message>
    <message>
        <source>Go on making it</source>
        <translation>계속 만들기</translation>
    </message>
    <message>
        <source>Committee desk</source>
        <translation>선정평가</translation>
    </message>
    <message>
        <source>Case file: {0}</source>
        <translation>심의 파일: {0}</translation>
    </message>
    <message>
        <source>For the administrator, without marks, names or secrets: {0}</source>
        <translation>점수·이름·암호가 들어 있지 않은 관리자용 보고: {0}</translation>
    </message>
    <message>
        <source>Bonus or penalty waits for a second reading</source>
        <translation>가점·감점이 확인을 기다립니다</translation>
    </message>
    <message>
        <source>The secretary entered points. They count once you have read the same from the evidence.</source>
        <translation>간사가 점수를 적었습니다. 증빙에서 같은 점수를 읽어 확인하면 그때부터 셉니다.</translation>
    </message>
    <message>
        <source>Before you came in, a wrong secret was tried at your seat {0} times</source>
        <translation>들어오기 전에 이 자리에서 틀린 암호를 {0}번 넣었습니다</translation>
    </message>
    <message>
        <source>The last time was {0}. If that was not you, tell the auditor.</source>
        <translation>마지막은 {0}입니다. 본인이 한 것이 아니면 감사에게 알립니다.</translation>
    </message>
    <message>
        <source>You came in with the words from your envelope</source>
        <translation>봉투의 복구 암호로 들어왔습니다</translation>
    </message>
    <message>
        <source>Whoever has your old card could still come in with it. A new one makes it worthless.</source>
        <translation>예전 카드를 가진 사람은 아직 그것으로 들어올 수 있습니다. 새 카드를 만들면 예전 것은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Make a new card</source>
        <translation>새 카드 만들기</translation>
    </message>
    <message>
        <source>Seat {0}</source>
        <translation>{0}번석</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>간사</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>위원장</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>평가위원</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>회의</translation>
    </message>
    <message>
        <source>Pledge and conflicts</source>
        <translation>서약·이해관계</translation>
    </message>
    <message>
        <source>Score and seal</source>
        <translation>채점·봉인</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>개봉</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
</context>
<context>
    <name>ShellFrame</name>
    <message>
        <source>Sticks and copies</source>
        <translation>스틱·사본</translation>
    </message>
    <message>
        <source>Text size and display</source>
        <translation>글자 크기·화면</translation>
    </message>
    <message>
        <source>Manual (F1)</source>
        <translation>설명서(F1)</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>가림막</translation>
    </message>
    <message>
        <source>Leave the seat: the keys are dropped, and the next person can sign in.</source>
        <translation>자리를 비웁니다. 열쇠는 이 컴퓨터에 남지 않으며, 다음 사람이 들어갈 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>SignInPane</name>
    <message>
        <source>Choose a seat at the left.</source>
        <translation>왼쪽에서 자리를 고르십시오.</translation>
    </message>
    <message>
        <source>This person has no secret yet. The secretary enrols them once they have arrived.</source>
        <translation>아직 암호가 없습니다. 도착하면 간사가 회의 화면에서 등록합니다.</translation>
    </message>
    <message>
        <source>The case waits for</source>
        <translation>지금 할 차례</translation>
    </message>
    <message>
        <source>The keys are being opened.</source>
        <translation>열쇠를 여는 중입니다.</translation>
    </message>
    <message>
        <source>{0} members</source>
        <translation>위원 {0}명</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>암호 숫자</translation>
    </message>
    <message>
        <source>Thirteen digits in groups of four, as they stand on your card.</source>
        <translation>카드에 적은 숫자 열세 자리를 네 자리씩 적습니다.</translation>
    </message>
    <message>
        <source>Secret words</source>
        <translation>암호 낱말</translation>
    </message>
    <message>
        <source>Five Korean words with spaces between them, as they stand on your card.</source>
        <translation>카드에 적은 한글 다섯 낱말을 띄어서 적습니다.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>들어가기</translation>
    </message>
    <message>
        <source>A rehearsal case: secrets are shown here.</source>
        <translation>연습 심의: 암호를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Fill it in</source>
        <translation>암호 넣기</translation>
    </message>
</context>
<context>
    <name>SignView</name>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>After the resolution</source>
        <translation>의결한 다음</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>단계로 돌아가기</translation>
    </message>
    <message>
        <source>A draft of the minutes</source>
        <translation>회의록 초안</translation>
    </message>
    <message>
        <source>Everybody who was there has signed the minutes.</source>
        <translation>자리에 있던 사람이 모두 회의록에 서명했습니다.</translation>
    </message>
    <message>
        <source>{0} signs next.</source>
        <translation>다음에 서명할 사람: {0}.</translation>
    </message>
    <message>
        <source>The secretary makes the minutes first; then you sign.</source>
        <translation>간사가 먼저 회의록을 만들면 위원장이 서명합니다.</translation>
    </message>
    <message>
        <source>The committee has resolved. Close the meeting, make the minutes, let the chair sign first.</source>
        <translation>위원회가 의결했습니다. 산회를 기록하고 회의록을 만든 다음 위원장이 먼저 서명합니다.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
    <message>
        <source>To do.</source>
        <translation>할 차례입니다.</translation>
    </message>
    <message>
        <source>Waits.</source>
        <translation>기다립니다.</translation>
    </message>
    <message>
        <source>At any time.</source>
        <translation>언제든 할 수 있습니다.</translation>
    </message>
    <message>
        <source>One waits for the secretary</source>
        <translation>간사의 동의를 기다림</translation>
    </message>
    <message>
        <source>So far: {0}</source>
        <translation>지금까지 {0}건</translation>
    </message>
    <message>
        <source>By chair and secretary</source>
        <translation>위원장과 간사</translation>
    </message>
    <message>
        <source>Close the meeting</source>
        <translation>산회 기록</translation>
    </message>
    <message>
        <source>The minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>Signed by hand</source>
        <translation>자필 서명본</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>정정</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>심의 종결</translation>
    </message>
    <message>
        <source>Made by the secretary</source>
        <translation>간사가 만듭니다</translation>
    </message>
    <message>
        <source>Pages: {0}</source>
        <translation>{0}쪽</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>산회했습니다</translation>
    </message>
    <message>
        <source>By the secretary</source>
        <translation>간사가 기록합니다</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{1}명 가운데 {0}명: {2}</translation>
    </message>
    <message>
        <source>PDF, JSON, CSV</source>
        <translation>PDF, JSON, CSV</translation>
    </message>
    <message>
        <source>Scans: {0}</source>
        <translation>스캔 {0}건</translation>
    </message>
    <message>
        <source>Where there is a paper</source>
        <translation>종이에 서명한 때</translation>
    </message>
    <message>
        <source>By the secretary, for good</source>
        <translation>간사가 합니다. 되돌릴 수 없습니다</translation>
    </message>
</context>
<context>
    <name>SignaturePanel</name>
    <message>
        <source>Sign the minutes</source>
        <translation>회의록에 서명</translation>
    </message>
    <message>
        <source>Everybody has signed</source>
        <translation>모두 서명했습니다</translation>
    </message>
    <message>
        <source>The chair certified the document, the auditor completed it. Nothing in it can change.</source>
        <translation>위원장이 문서를 확정하고 감사가 마쳤습니다. 이제 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>It is your turn. Your signature says that the minutes are true.</source>
        <translation>서명할 차례입니다. 서명은 회의록이 사실과 다름없다는 확인입니다.</translation>
    </message>
    <message>
        <source>Now {0} ({1}) signs, at their own seat.</source>
        <translation>이제 서명할 사람: {0}({1}). 자기 자리에서 로그인하여 서명합니다.</translation>
    </message>
    <message>
        <source>First the secretary closes the meeting and makes the minutes. The chair signs first.</source>
        <translation>간사가 산회를 기록하고 회의록을 만든 다음 위원장이 먼저 서명합니다.</translation>
    </message>
    <message>
        <source>Read the pages here</source>
        <translation>화면에서 읽기</translation>
    </message>
    <message>
        <source>Signing …</source>
        <translation>서명하고 있습니다…</translation>
    </message>
    <message>
        <source>Does {0} sign these minutes?</source>
        <translation>{0}의 이름으로 이 회의록에 서명할까요?</translation>
    </message>
    <message>
        <source>The signature cannot be taken back. It is yours alone; your words make it.</source>
        <translation>서명은 되돌릴 수 없습니다. 본인의 낱말로만 만들 수 있는 서명입니다.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽수</translation>
    </message>
    <message>
        <source>Four words</source>
        <translation>네 낱말</translation>
    </message>
    <message>
        <source>Your name, as it stands in the minutes</source>
        <translation>회의록에 적힌 이름을 그대로 적습니다</translation>
    </message>
    <message>
        <source>Your five words</source>
        <translation>본인의 다섯 낱말</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>내 암호</translation>
    </message>
</context>
<context>
    <name>SignerLine</name>
    <message>
        <source>Signed {0}</source>
        <translation>서명 {0}</translation>
    </message>
    <message>
        <source>No signature</source>
        <translation>서명 없음</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
</context>
<context>
    <name>SinglePapers</name>
    <message>
        <source>Where to save</source>
        <translation>저장할 곳</translation>
    </message>
    <message>
        <source>Single papers</source>
        <translation>낱장 문서</translation>
    </message>
    <message>
        <source>One document of the set by itself, made from the same record. Signed are the bound minutes.</source>
        <translation>회의록 묶음의 문서를 하나씩, 같은 기록에서 만듭니다. 서명은 합본 회의록에 합니다.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>위원</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>모든 위원</translation>
    </message>
    <message>
        <source>Read this paper here</source>
        <translation>이 문서를 여기에서 읽기</translation>
    </message>
    <message>
        <source>Save this paper …</source>
        <translation>이 문서 저장 …</translation>
    </message>
</context>
<context>
    <name>SourcePart</name>
    <message>
        <source>Row</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Cell {0}{1}</source>
        <translation>{0}{1} 칸</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>쓰지 않음</translation>
    </message>
    <message>
        <source>Row {0} holds the headings</source>
        <translation>{0}번 줄이 제목 줄</translation>
    </message>
    <message>
        <source>The file, cell by cell</source>
        <translation>원본 파일</translation>
    </message>
    <message>
        <source>The column holds</source>
        <translation>이 열의 내용</translation>
    </message>
    <message>
        <source>Next of {0} places</source>
        <translation>다음 곳으로(모두 {0}곳)</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Committee desk</source>
        <translation>선정평가</translation>
    </message>
    <message>
        <source>This program never connects to a network; everything stays in the file.</source>
        <translation>이 프로그램은 통신망에 연결하지 않습니다. 모든 것은 파일 안에 있습니다.</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>심의 열기</translation>
    </message>
    <message>
        <source>A case file and its room passphrase</source>
        <translation>심의 파일과 회의실 암호</translation>
    </message>
    <message>
        <source>Begin a case</source>
        <translation>새 심의</translation>
    </message>
    <message>
        <source>Programme, secretary, place of the file</source>
        <translation>심사 규칙, 간사, 파일을 둘 곳</translation>
    </message>
    <message>
        <source>Set up your own machine</source>
        <translation>따로 쓰는 컴퓨터 준비하기</translation>
    </message>
    <message>
        <source>From a stick, for a member who scores apart</source>
        <translation>스틱에서 · 따로 평가하는 위원</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>연습하기</translation>
    </message>
    <message>
        <source>A fictitious case to try everything on</source>
        <translation>가상의 심의으로 해 보기</translation>
    </message>
    <message>
        <source>Verify minutes or a case file</source>
        <translation>회의록·심의 파일 검증</translation>
    </message>
</context>
<context>
    <name>StatementsPanel</name>
    <message>
        <source>Statements and recess</source>
        <translation>발언과 정회</translation>
    </message>
    <message>
        <source>In short, as the minutes print it.</source>
        <translation>회의록에 적힐 만큼 짧게 적습니다.</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>말한 사람</translation>
    </message>
    <message>
        <source>What was said, in short</source>
        <translation>발언 요지</translation>
    </message>
    <message>
        <source>Note the statement</source>
        <translation>발언 기록</translation>
    </message>
    <message>
        <source>Why the recess</source>
        <translation>정회 사유</translation>
    </message>
    <message>
        <source>Note a recess</source>
        <translation>정회 기록</translation>
    </message>
    <message>
        <source>The meeting goes on</source>
        <translation>속개 기록</translation>
    </message>
    <message>
        <source>Noted last</source>
        <translation>최근 기록</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
</context>
<context>
    <name>SticksView</name>
    <message>
        <source>Sticks and copies</source>
        <translation>스틱·사본</translation>
    </message>
    <message>
        <source>The case stays here. Sticks carry packets and copies, each written whole or not at all.</source>
        <translation>심의는 이 컴퓨터에 있습니다. 스틱에는 전달 파일과 사본만 담으며, 온전히 쓰거나 아예 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>This character cannot be printed in the minutes: {0}</source>
        <translation>회의록에 인쇄할 수 없는 글자입니다: {0}</translation>
    </message>
</context>
<context>
    <name>TieCard</name>
    <message>
        <source>Open</source>
        <translation>처리할 차례</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>처리함</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Final score of each: {0}</source>
        <translation>최종점수가 모두 {0}점입니다</translation>
    </message>
    <message>
        <source>{0}: waits for the chair, who records it while the committee deliberates.</source>
        <translation>{0}: 위원회가 심의할 때 위원장이 기록합니다.</translation>
    </message>
</context>
<context>
    <name>TrackCard</name>
    <message>
        <source>A tie is open: nothing is selected on this track yet.</source>
        <translation>동점이 남아 이 트랙의 선정(안)을 아직 정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Used part of the budget: {0}</source>
        <translation>쓴 예산의 비율: {0}</translation>
    </message>
    <message>
        <source>{0} million won</source>
        <translation>{0}백만 원</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>예산</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>배정</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>남은 돈</translation>
    </message>
    <message>
        <source>Proposed for selection</source>
        <translation>선정(안)</translation>
    </message>
    <message>
        <source>Reserves</source>
        <translation>예비</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} selected; at least {3}% are asked for, which holds.</source>
        <translation>{0}: 선정 {2}건 가운데 {1}건으로 최소 비율 {3}%를 채웁니다.</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} selected; at least {3}% are asked for, which does not hold.</source>
        <translation>{0}: 선정 {2}건 가운데 {1}건으로 최소 비율 {3}%에 이르지 못합니다.</translation>
    </message>
</context>
<context>
    <name>VerdictPane</name>
    <message>
        <source>Steps of the check</source>
        <translation>확인한 단계</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>성립</translation>
    </message>
    <message>
        <source>do not hold</source>
        <translation>불성립</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>판단 불가</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>검증한 파일</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>이 단계</translation>
    </message>
    <message>
        <source>Key fingerprints</source>
        <translation>열쇠 지문</translation>
    </message>
    <message>
        <source>Fingerprints of the keys</source>
        <translation>열쇠 지문</translation>
    </message>
    <message>
        <source>Compare them with the enrolment sheets that were signed by hand.</source>
        <translation>손으로 서명한 등록지와 맞추어 보십시오.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Everything that can be told here holds</source>
        <translation>확인할 수 있는 것은 모두 맞습니다</translation>
    </message>
    <message>
        <source>It does not hold in one place</source>
        <translation>한 곳에서 맞지 않습니다</translation>
    </message>
    <message>
        <source>It does not hold in {0} places</source>
        <translation>{0}곳에서 맞지 않습니다</translation>
    </message>
    <message>
        <source>Do not rely on these files before every such step is cleared up.</source>
        <translation>맞지 않는 까닭을 모두 밝히기 전에는 이 파일에 기대지 마십시오.</translation>
    </message>
    <message>
        <source>Record, arithmetic and signatures agree. Whose keys these are is told by their fingerprints, on paper.</source>
        <translation>기록과 계산과 서명이 서로 맞습니다. 누구의 열쇠인지는 종이에 적힌 지문으로 확인합니다.</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>심의 파일</translation>
    </message>
    <message>
        <source>{0}, up to entry {1}</source>
        <translation>{0} · 기록 {1}번까지</translation>
    </message>
    <message>
        <source>Get the minutes again from where the secretary keeps the signed original, and verify that file.</source>
        <translation>간사가 보관한 서명 원본에서 회의록을 다시 받아 검증하십시오.</translation>
    </message>
    <message>
        <source>Write nothing more into this file. Keep it as it is, verify a backup, and tell the auditor.</source>
        <translation>이 파일에 더 쓰지 말고 그대로 두십시오. 백업을 검증하고 감사에게 알리십시오.</translation>
    </message>
    <message>
        <source>Make sure that both files are of the same case and that the minutes are the signed ones.</source>
        <translation>두 파일이 같은 심의의 것인지, 회의록이 서명을 마친 것인지 확인하십시오.</translation>
    </message>
    <message>
        <source>Check the file and the passphrase, and verify again.</source>
        <translation>파일과 암호를 확인하고 다시 검증하십시오.</translation>
    </message>
    <message>
        <source>Compare the fingerprints below with the enrolment sheets that were signed by hand.</source>
        <translation>아래 지문을 손으로 서명한 등록지와 맞추어 보십시오.</translation>
    </message>
    <message>
        <source>Compare the head of the record with the one printed on the opening and closing sheet.</source>
        <translation>기록의 마지막 지문을 개봉·마감 확인지에 적힌 것과 맞추어 보십시오.</translation>
    </message>
    <message>
        <source>Verify again once the committee has resolved.</source>
        <translation>위원회가 의결한 다음 다시 검증하십시오.</translation>
    </message>
</context>
<context>
    <name>VerifyView</name>
    <message>
        <source>Verification</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>The files are only read. What they prove, and what not, is said step by step.</source>
        <translation>파일을 읽기만 합니다. 무엇이 증명되고 무엇이 아닌지 단계마다 말합니다.</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>다른 파일</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
</context>
<context>
    <name>VoteFields</name>
    <message>
        <source>{0} votes of {1} entitled</source>
        <translation>표결 참여 {1}명 가운데 {0}표</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>Entitled to vote</source>
        <translation>표결권자</translation>
    </message>
    <message>
        <source>Count all six numbers.</source>
        <translation>여섯 숫자를 모두 적습니다.</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>반대</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>기권</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>A tie: the chair decides</source>
        <translation>가부동수: 위원장이 결정</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>아직 정하지 않음</translation>
    </message>
    <message>
        <source>For: the motion is carried</source>
        <translation>찬성: 가결</translation>
    </message>
    <message>
        <source>Against: the motion falls</source>
        <translation>반대: 부결</translation>
    </message>
    <message>
        <source>Carried without objection</source>
        <translation>이의 없이 가결(만장일치)</translation>
    </message>
    <message>
        <source>In favour</source>
        <translation>찬성</translation>
    </message>
</context>
<context>
    <name>VoteForm</name>
    <message>
        <source>Vote of the committee, round {0}</source>
        <translation>위원회 투표 {0}차</translation>
    </message>
    <message>
        <source>First place needs more than half of all votes cast, abstained ones included.</source>
        <translation>기권을 포함한 모든 표의 절반을 넘어야 앞섭니다.</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>기권</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>Record the vote of round {0}</source>
        <translation>{0}차 투표 기록</translation>
    </message>
    <message>
        <source>{0} of the {1} members here vote: whoever does not judge all of these proposals does not.</source>
        <translation>출석한 위원 {1}명 가운데 {0}명이 투표합니다. 이 과제들을 모두 평가하지 않는 위원은 투표하지 않습니다.</translation>
    </message>
    <message>
        <source>Count the votes for each.</source>
        <translation>과제마다 표를 세어 적습니다.</translation>
    </message>
    <message>
        <source>{0} votes of {1} entitled</source>
        <translation>표결 참여 {1}명 가운데 {0}표</translation>
    </message>
    <message>
        <source>Record this vote of round {0}?</source>
        <translation>{0}차 투표를 이대로 기록할까요?</translation>
    </message>
    <message>
        <source>It decides on ranks and stands in the minutes. It cannot be taken back.</source>
        <translation>순위를 정하고 회의록에 남습니다. 되돌릴 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Back to the seats</source>
        <translation>자리로 돌아가기</translation>
    </message>
    <message>
        <source>Your sheet is sealed</source>
        <translation>평가표를 봉인했습니다</translation>
    </message>
    <message>
        <source>Until the opening nobody can read or change it, you neither.</source>
        <translation>개봉할 때까지 누구도, 위원님도 읽거나 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>It has not begun yet</source>
        <translation>아직 시작하지 않았습니다</translation>
    </message>
    <message>
        <source>The chair opens scoring once everything is prepared.</source>
        <translation>준비를 마치면 위원장이 평가를 시작합니다.</translation>
    </message>
    <message>
        <source>Scoring is closed</source>
        <translation>평가를 마감했습니다</translation>
    </message>
    <message>
        <source>There is nothing to be done at this seat any more.</source>
        <translation>이 자리에서 할 일이 더 없습니다.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this rank</source>
        <translation>왜 이 순위인가</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>{0}위</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Exact mean</source>
        <translation>정확한 평균</translation>
    </message>
    <message>
        <source>Mean as printed</source>
        <translation>적는 평균</translation>
    </message>
    <message>
        <source>Final score</source>
        <translation>최종 점수</translation>
    </message>
</context>
<context>
    <name>_Programmes</name>
    <message>
        <source>Another programme, from a file</source>
        <translation>다른 규칙을 파일에서</translation>
    </message>
</context>
</TS>
