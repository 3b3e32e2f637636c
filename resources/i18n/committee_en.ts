<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>PapersPanel</name>
    <message numerus="yes">
        <source>Put in %n proposal(s)</source>
        <translation>
            <numerusform>Put in %n proposal</numerusform>
            <numerusform>Put in %n proposals</numerusform>
        </translation>
    </message>
</context>
</TS>
