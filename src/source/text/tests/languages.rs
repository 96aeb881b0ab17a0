//! Texts in other languages and scripts.

use super::check;

#[test]
fn chinese() {
    check(
        "\
山谷里的石桥

作者：王小明
2023年5月4日

这座石桥在山谷里站了两百年，村里的老人说它比镇上的任何房子都要古老，也比任何房子都要结实。

桥的历史

修桥的时候，工匠们从山上采来青石，一块一块地用牛车拉到河边，前后花了整整七年的时间才把桥修好。
",
        &[
            "title: 山谷里的石桥",
            "author: 王小明",
            "published: 2023-05-04",
            "p 这座石桥在山谷里站了两百年，村里的老人说它比镇上的任何房子都要古老，也比任何房子都要结实。",
            "# 桥的历史",
            "p 修桥的时候，工匠们从山上采来青石，一块一块地用牛车拉到河边，前后花了整整七年的时间才把桥修好。",
            "out: 作者：王小明 (label: read as authors)",
            "out: 2023年5月4日 (byline: read as published)",
        ],
    );
}

#[test]
fn arabic() {
    check(
        "\
الجسر القديم في الوادي

كان الجسر القديم قائماً فوق النهر منذ مئتي عام قبل أن يقرر المجلس هدمه حجراً حجراً بفارق صوت واحد فقط.

تاريخ الجسر

جاء المهندسون في الربيع ووجدوا أن الأقواس سليمة وأن الأساسات أعمق مما أظهرته الرسوم القديمة كلها.
",
        &[
            "title: الجسر القديم في الوادي",
            "p كان الجسر القديم قائماً فوق النهر منذ مئتي عام قبل أن يقرر المجلس هدمه حجراً حجراً بفارق صوت واحد فقط.",
            "# تاريخ الجسر",
            "p جاء المهندسون في الربيع ووجدوا أن الأقواس سليمة وأن الأساسات أعمق مما أظهرته الرسوم القديمة كلها.",
        ],
    );
}

#[test]
fn russian() {
    check(
        "\
Старый мост

Автор: Иван Петров
9 мая 2023 г.

Старый мост стоял над рекой двести лет, пока совет не решил большинством в один голос разобрать его по камню.

История моста

Когда инженеры наконец приехали весной того года, они нашли, что своды целы, а основания глубже, чем на чертежах.
",
        &[
            "title: Старый мост",
            "author: Иван Петров",
            "published: 2023-05-09",
            "p Старый мост стоял над рекой двести лет, пока совет не решил большинством в один голос разобрать его по камню.",
            "# История моста",
            "p Когда инженеры наконец приехали весной того года, они нашли, что своды целы, а основания глубже, чем на чертежах.",
            "out: Автор: Иван Петров (label: read as authors)",
            "out: 9 мая 2023 г. (byline: read as published)",
        ],
    );
}

#[test]
fn hindi() {
    check(
        "\
पुराना पुल

यह पुराना पुल नदी के ऊपर दो सौ साल से खड़ा था, और गाँव के लोग कहते थे कि यह किसी भी घर से अधिक मज़बूत है।

पुल का इतिहास

जब इंजीनियर आए तो उन्होंने देखा कि मेहराबें ठीक हैं और नींव किसी भी नक्शे से अधिक गहरी है, जैसा लोग कहते थे।
",
        &[
            "title: पुराना पुल",
            "p यह पुराना पुल नदी के ऊपर दो सौ साल से खड़ा था, और गाँव के लोग कहते थे कि यह किसी भी घर से अधिक मज़बूत है।",
            "# पुल का इतिहास",
            "p जब इंजीनियर आए तो उन्होंने देखा कि मेहराबें ठीक हैं और नींव किसी भी नक्शे से अधिक गहरी है, जैसा लोग कहते थे।",
        ],
    );
}

#[test]
fn japanese() {
    check(
        "\
谷の橋
2023年5月4日
この石の橋は二百年のあいだ谷に立っていて、村の老人たちは町のどの家よりも古く、どの家よりも丈夫だと言っていた。
橋の歴史
橋を架けるとき、職人たちは山から石を切り出し、牛車で一つずつ川まで運び、七年の歳月をかけてようやく橋を完成させた。
",
        &[
            "title: 谷の橋",
            "published: 2023-05-04",
            "p この石の橋は二百年のあいだ谷に立っていて、村の老人たちは町のどの家よりも古く、どの家よりも丈夫だと言っていた。",
            "# 橋の歴史",
            "p 橋を架けるとき、職人たちは山から石を切り出し、牛車で一つずつ川まで運び、七年の歳月をかけてようやく橋を完成させた。",
            "out: 2023年5月4日 (byline: read as published)",
        ],
    );
}

#[test]
fn german() {
    check(
        "\
Der Streit um die Brücke
Von Hans Roe
9. Mai 2024
Die alte Brücke stand zweihundert Jahre über dem Fluss, bevor der Rat mit einer einzigen Stimme Mehrheit beschloss, sie Stein für Stein abzutragen.
Die Geschichte
Als die Ingenieure im Frühjahr endlich kamen, fanden sie die Bögen gesund und die Fundamente tiefer, als irgendeine Zeichnung es gezeigt hatte.
",
        &[
            "title: Der Streit um die Brücke",
            "author: Hans Roe",
            "published: 2024-05-09",
            "p Die alte Brücke stand zweihundert Jahre über dem Fluss, bevor der Rat mit einer einzigen Stimme Mehrheit beschloss, sie Stein für Stein abzutragen.",
            "# Die Geschichte",
            "p Als die Ingenieure im Frühjahr endlich kamen, fanden sie die Bögen gesund und die Fundamente tiefer, als irgendeine Zeichnung es gezeigt hatte.",
            "out: Von Hans Roe (byline: read as authors)",
            "out: 9. Mai 2024 (byline: read as published)",
        ],
    );
}

#[test]
fn links_to_more_in_other_languages_are_no_headings() {
    for label in ["Lea también:", "Lire aussi :", "Lesen Sie auch:", "Читайте также:"]
    {
        check(
            &format!(
                "The wall\n\nBy Jane Roe\n\nIt waits.\n\n{label} Las salinas\n\nThe old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.\n"
            ),
            &[
                "title: The wall",
                "author: Jane Roe",
                "p It waits.",
                "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
                "out: By Jane Roe (byline: read as authors)",
                &format!("out: {label} Las salinas (link to more)"),
            ],
        );
    }
}
