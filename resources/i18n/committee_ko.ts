<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
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
    <name>ScoreInput</name>
    <message>
        <source>From {0} to {1} points, in steps of {2}.</source>
        <translation>{0}점부터 {1}점까지 {2}점 단위입니다.</translation>
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
    <name>ShellFrame</name>
    <message>
        <source>Text size and display</source>
        <translation>글자 크기·화면</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>가림막</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>This character cannot be printed in the minutes: {0}</source>
        <translation>회의록에 인쇄할 수 없는 글자입니다: {0}</translation>
    </message>
</context>
</TS>
