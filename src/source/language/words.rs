//! The function words that tell languages of one script apart.
//!
//! Articles, pronouns, prepositions, conjunctions and auxiliary verbs make up
//! a third or more of any running text and of nothing else: lists of names,
//! headlines, code and numbers hold few. Words that languages share stand with
//! each of them; only those that they do not share decide between them.

/// The languages told apart by their words: the BCP 47 tag, and words in lower
/// case. Letters of the Arabic script are written as Persian does (ی, ک), as
/// they are folded so before they are looked up.
///
/// At most 64 languages, as sets of them are bits of a `u64`.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    // Latin script.
    (
        "en",
        "the of and to in a is that for was on with as it be by are from this at which or have \
         not an were but has their they been its will would you who his had if when there what \
         we can more about should your these than into could after only do how does",
    ),
    (
        "de",
        "der die und in den das von zu mit ist des im für auf ein eine sich nicht dem als auch es \
         an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen \
         so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn können kann \
         keine diese dieser ihre wir unter soll sollen möchten falls",
    ),
    (
        "fr",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il l \
         d s qu n ce c avec son sont ou cette ces été aux mais comme on sa ont elle être même \
         leur fait nous si vous ses deux aussi était ils dont sans entre peut tout votre faire \
         où cela lorsque afin",
    ),
    (
        "es",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero \
         sus le ha sin sobre este entre cuando ser son también fue había muy hasta desde están \
         está nos durante todos uno ni contra ese eso ante ellos esto donde puede si esta hay \
         tiene usted debe",
    ),
    (
        "pt",
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das \
         à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre era depois \
         sem mesmo aos seus quem nas esse eles está você são foi ser tem pode esta este isto se \
         deve quer",
    ),
    (
        "it",
        "di e il la che in un a per è una del non sono le con si da i della dei come al alla lo \
         nel più anche dal o ma gli delle ha se questo nella su era dalla degli suo sua questa \
         l d dell all quando essere cui stato ai hanno può due fra ed nell ci quale dopo solo \
         quello fatto tutti tra dove poi viene sul sulla",
    ),
    (
        "nl",
        "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij \
         of uit nog door naar heeft hij ze wordt was tot kan worden over hebben ik deze werd \
         meer geen waar zich wel dit wat al onder zo u moet hun haar we zal hier welke wilt deze \
         indien",
    ),
    (
        "sv",
        "och i att det som en på är av för med den till inte har de ett om han men var jag sig \
         från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut \
         får finns vara hade alla andra mycket än här då hon över dig du detta måste vill denna \
         dessa",
    ),
    (
        "da",
        "og i at det er en til af på for med den de ikke der som har et om vi var han men jeg sig \
         fra så kan når over efter eller nu sin skal ved mod vil ud blev bliver være havde alle \
         også meget end her da hun kunne hvor hvis dette denne disse din du efter uden nogle \
         hvad deres blevet",
    ),
    (
        "no",
        "og i det er en til av på for med den de ikke som har et å at om vi var han men jeg seg \
         fra så kan når over etter eller nå sin skal ved mot vil ut ble blir være hadde alle \
         også mye enn her da hun kunne hvor hvis dette denne disse din du uten noen hva deres \
         blitt bare dersom ditt",
    ),
    (
        "is",
        "og að í á er það sem til við um ekki hann var en fyrir af með þú eru hún ég þess þá svo \
         þetta hefur ef eða frá úr þegar verið þeir því mér vera hafa eftir sig verður upp þar \
         þeim þessi sé",
    ),
    (
        "fi",
        "ja on ei että se hän oli mutta myös kun ovat joka niin ole kuin tai jos sen olla voi ne \
         mitä jo vain nyt joita jotka tämä sitä olisi ennen hänen kanssa ollut voidaan ovat \
         mukaan jälkeen siitä koska vielä tämän kaikki kuitenkin sekä eivät joka jonka haluatko \
         käyttää",
    ),
    (
        "pl",
        "w i na z się nie do to że jest o a od po za jak przez dla co ale jego tym są był które \
         który oraz już ze tylko czy lub przy być może jej tego jako także była by pod przed mnie \
         bardzo ich można tej aby będzie więc która został ten gdy jeśli należy",
    ),
    (
        "cs",
        "a v se na je že to s z do o i k ve pro za by ale jako po jsou od který které jeho nebo \
         jsem byl tak jak ze co už aby byla bylo při si než když až není může jen která podle \
         také být před tím jejich také pokud však ještě také budou této tohoto",
    ),
    (
        "sk",
        "a v sa na je že to s z do o i k vo pre za by ale ako po sú od ktorý ktoré jeho alebo som \
         bol tak čo už aby bola bolo pri si než keď až nie môže len ktorá podľa tiež byť pred \
         tým ich aj však ešte budú tejto tohto ktorých zo iba",
    ),
    (
        "hr",
        "i je u se na da za su od s koji ne što kao iz bi ili o ali nije to te sam ako biti koja \
         koje do samo po prema bio kako može već još ima nakon više s sve između bila jer tko \
         kada prije ovaj ova ovo ove gdje će nisu tijekom uvjet također želite",
    ),
    (
        "sr",
        "i je u se na da za su od s koji ne što kao iz bi ili o ali nije to te sam ako biti koja \
         koje do samo po prema bio kako može već još ima nakon više sve između bila jer ko kada \
         pre ovaj ova ovo ove gde će nisu tokom uslov posle vreme želite и је у се на да \
         за су од са који не што као из би или о али није то те сам ако бити која које до само \
         по према био како може већ још има након више све између била јер ко када пре овај ова \
         ово ове где ће нису током такође шта после желите",
    ),
    (
        "sl",
        "in je v na se da za so ki z pa s ne tudi ni od bi po kot iz ali še o do bil že bo lahko \
         biti sem če pri ko kar bilo bila ta samo ter tem med zaradi to ga njegov njen vendar \
         pred kateri katere jih ima nad želite",
    ),
    (
        "hu",
        "a az és hogy nem is egy ez de meg csak volt ha már van még mint vagy el azt lehet ki be \
         kell aki le én ezt sem amely mert után szerint azonban minden pedig mi fel nincs ami \
         között majd amikor így ezek illetve lesz való által kívánja",
    ),
    (
        "ro",
        "și de în la a cu pe o din nu că un se este care pentru mai sa ce au fi sau fost dar prin \
         să ca lui sunt ale al era cum după o între ei această acest doar foarte când ar avea \
         iar unui unei dacă fără toate până dumneavoastră şi",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak çok daha olan gibi o en kadar ancak ya sonra var ne her \
         değil ama olduğu ise mi ki şey oldu tarafından göre diye bunu ben eden nasıl iki içinde \
         üzere veya bütün hem önce olduğunu olması olacak edilen bunun eğer",
    ),
    (
        "az",
        "və bir bu da də üçün ilə olaraq çox daha olan kimi o ən qədər ancaq ya sonra var nə hər \
         deyil amma olduğu isə ki oldu tərəfindən görə mən edən necə iki və ya bütün həm əvvəl \
         olacaq onun onlar edir olunur",
    ),
    (
        "id",
        "yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan ke oleh juga atau \
         sebagai telah dapat tersebut karena mereka ada saat bisa menjadi lebih kami kita sudah \
         namun harus saya secara belum seperti setelah hanya anda antara bahwa sebuah ia para \
         jika apakah",
    ),
    (
        "ms",
        "yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan ke oleh juga atau \
         sebagai telah dapat tersebut kerana mereka ada boleh menjadi lebih kami kita sudah namun \
         harus saya secara belum seperti selepas hanya anda antara bahawa sebuah ia para jika \
         ialah iaitu daripada kepada",
    ),
    (
        "tl",
        "ang ng sa na mga at ay ni si para ito hindi kung nang may siya ko ka mo niya kanyang isang \
         din rin naman lang pa po sila nila ako kami o pero dahil iyon noong mula upang kaya \
         bilang",
    ),
    (
        "vi",
        "và của là có được cho không các một trong với những này đã người khi từ để theo về đến \
         cũng vào như tại còn nhiều hơn ra sẽ trên đó phải năm ông sau nhưng bị bởi hay nếu hoặc \
         bạn cần",
    ),
    (
        "ca",
        "de la i el que a en les l d per un una els amb del no es al és com més s va o però seu \
         seva ha sobre entre també aquest aquesta dels són pel ser als ja molt fins quan on hi ho \
         sense han tots si ni perquè dos qual està pot feu voleu heu aquests",
    ),
    (
        "gl",
        "de a o que e do da en un para con non unha os no se na por máis as dos como mais ao el das \
         á seu súa ou cando moito nos xa eu tamén só polo pola ata iso ela entre era sen mesmo \
         aos seus quen nas ese eles está foi ser ten pode esta este son ó dun dunha é desexa",
    ),
    (
        "eu",
        "eta da du ez ere bat dira hori izan egin zuen den baina beste dute zen egiten dago \
         baino behar duen hau bere zer nahi bai edo ziren ditu zituen oso gabe gero arte bezala \
         izango daiteke dezakezu zein",
    ),
    (
        "sq",
        "të e në i dhe për që një me nga se është nuk më ka si u do por ai kjo të cilat kur edhe \
         janë mund ishte kanë këtë gjatë tij saj apo ose pas ky jo sipas duhet prej deri vetëm",
    ),
    (
        "lt",
        "ir yra į kad iš su tai bet kaip su buvo jis ar jo dėl apie kurie arba tik nuo už jų dar \
         per pagal po prie ne jie bus kuris šis taip pat nėra ką kai kurių jei šio gali būti jau \
         labai",
    ),
    (
        "lv",
        "un ir ar no uz ka par bet kā arī lai tas kas pēc vai līdz ne tika pie viņš to šo savu tā \
         bija var kuru šī tie nav jau tikai vēl kad gan pirms ja būs lielāko izmantot",
    ),
    (
        "et",
        "ja on ei et see kui oli aga ka ta mis ning või oma nii siis välja veel kes selle mida \
         seda mille ole pole tema olid kuid pärast nad saab võib juba ainult meie kas üle selles \
         olema kasutada",
    ),
    (
        "sw",
        "na ya wa kwa ni katika za la kuwa hii cha huo yake hiyo kama au pia lakini bila baada \
         ambayo ili hivyo vya wake kutoka alikuwa zaidi sana kila mwaka watu ambao huu wao yeye",
    ),
    (
        "af",
        "die van en in is het n dat op te wat vir met nie aan om ook as maar by of uit nog deur na \
         sy hulle word was tot kan oor ek hierdie meer geen waar wel ons al onder so sal moet hy \
         daar is aangesien",
    ),
    (
        "la",
        "et in est non ad ut cum quod qui sed si ex aut quae per hoc nec esse ab quam sunt atque \
         etiam enim autem ac neque eius quo tamen pro iam hic se ille inter ipse fuit",
    ),
    (
        "cy",
        "yn y a i o ar yr mae ac ei am wedi gan oedd fod bod eu ond fel wrth hyn sydd gyda neu \
         hefyd nid oes roedd cael nad pan ni ein os dim",
    ),
    (
        "ga",
        "an a na i ag ar is agus go bhí le do tá ní sé de sin seo ach ó nach chun níl atá siad \
         mar san iad faoi bhfuil aon nó don leis den má gur",
    ),
    (
        "ha",
        "da a na ta ya ba ne su shi ce don wannan kuma amma ga ko sun yana cikin daga wani mai \
         har sai duk yi ake zai wanda kan za suka cewa an",
    ),
    (
        "uz",
        "va bilan bu uchun ham bir edi deb u esa lekin yoki emas bo ko ra keyin qilish har \
         barcha kerak mumkin bor qadar biz men siz haqida",
    ),
    (
        "ku",
        "û li ku de bi ji di ev ew xwe ne jî bo dike bû in wê wî ye hatiye lê na ser jê ez tu em \
         hemû yên gava dikin hat her",
    ),
    // Cyrillic script.
    (
        "ru",
        "и в не на что с по а как к из у за это от он его для но то же о было был или бы только \
         мы так все она они при до если также уже может еще ещё когда быть их есть после году \
         более этого которые который через которая чтобы без ли вы со этот",
    ),
    (
        "uk",
        "і в не на що з та у як до за це від він для але його про був або також є із було якщо \
         вже може ще вона їх після коли бути які який року більше через щоб при цього яка під \
         й ви чи лише тільки були можна необхідно",
    ),
    (
        "be",
        "і ў не на што з у як да за гэта ад ён для але яго пра быў або таксама ёсць было калі \
         ўжо можа яшчэ яна іх пасля быць якія які года больш праз каб пры гэтага якая пад ды вы \
         ці толькі былі",
    ),
    (
        "bg",
        "на и да в за се от не с че са е по като си това при до до към който които или но беше \
         има също която го след може ще без само бе през ли му повече те той тя бъде както ако \
         след което всички тази този",
    ),
    (
        "mk",
        "на и да во за се од не со дека е по како си ова при до кон кој кои или но беше има исто \
         која го по може ќе без само низ ли му повеќе тие тој таа биде ако што кое сите оваа \
         овој",
    ),
    (
        "kk",
        "және мен бұл үшін бір бен бар да де болып деп осы ол еді емес керек болды туралы қазақ \
         сол кейін соң бойынша немесе болған оның жылы өз ғана жоқ арқылы әр",
    ),
    (
        "ky",
        "жана менен бул үчүн бир бар да де болуп деп ошол ал эле эмес керек болду жөнүндө кийин \
         боюнча же болгон анын жылы өз гана жок аркылуу ар бирок",
    ),
    (
        "tg",
        "ва дар ба аз ки ин бо барои аст як ҳам он мешавад буд то шуд ё низ бояд ҳар аммо шудааст \
         дорад ҳастанд мекунад агар кард баъд ӯ",
    ),
    (
        "mn",
        "нь ба байна энэ юм бол тэр болон гэж гэсэн нэг ч өөр байсан улсын дээр бүр эсвэл тул \
         хүн байгаа болно түүний бөгөөд мөн харин та үгүй",
    ),
    // Arabic script.
    (
        "ar",
        "فی من علی أن إلی التی عن لا ما هذا الذی هذه مع کان بعد قد بین کل کانت ذلک أو هو قبل غیر \
         حتی إن لم هی ولا عند وقد کما بعض تم حیث منذ ثم خلال أکثر لکن به لها عام ومن وفی وهو وهی \
         أنه یتم إذا هل یمکن علیه فیها",
    ),
    (
        "fa",
        "و در به از که این را با است برای آن یک خود تا بر هم نیز شده می اما بود شد باید ها های او \
         اگر یا کرد هر دیگر بین پس کرده پیش چه هیچ شود بوده کند همه من ما آنها اند داد دارد \
         گفت نمی پیدا شما کنید توسط",
    ),
    (
        "ur",
        "کے میں کی ہے اور سے کا کو اس کہ ہیں پر نے بھی ایک کر تھا یہ جو نہیں ہو لیے تھے گیا وہ \
         تو ان تھی ہی یا کیا اپنے ساتھ بعد لئے اپنی ہوا ہوئے کسی گئی رہا جب آپ",
    ),
    (
        "ps",
        "په د چې او له کې دی سره ده یې هم تر نه پر څخه ته دا کړی شوی کوي کړ وو لپاره خپل دغه ځکه \
         هغه وي یو شول کړې شي خو کوی",
    ),
    (
        "ckb",
        "لە و بە کە بۆ ئەو ئەم لەگەڵ دا کرد یان هەر بوو نە دەکات کردن هەیە ئەوە خۆی هەموو تا دوای \
         بەڵام وەک سەر دەبێت پێش",
    ),
    (
        "ug",
        "ۋە بىلەن بۇ ئۈچۈن بىر ھەم دەپ ئۇ ئەمەس بولۇپ بولغان كېيىن ياكى كېرەك قىلىش ئىدى شۇ یاکی \
         کېیىن بار ئۇنىڭ",
    ),
    (
        "sd",
        "۾ جي جو ۽ کي آهي کان جا هن تي سان آهن ته هڪ ان نه پر به ڪري جنهن هو ٿو اهو وارو لاءِ لاء \
         ڪيو هئي جی کی تی آهی",
    ),
    // Devanagari.
    (
        "hi",
        "के में की है और से का को इस कि हैं पर ने भी एक कर था यह जो नहीं हो लिए थे गया वह तो उन थी \
         ही या किया अपने साथ बाद अपनी हुआ किसी गई रहा जब आप",
    ),
    (
        "mr",
        "आहे आणि या च्या व ते हे की ही तो मध्ये होते होता आहेत त्या त्यांनी एक नाही पण करून झाला \
         केले साठी होती असे यांनी केली किंवा हा तर असून",
    ),
    (
        "ne",
        "छ र को मा छन् पनि ले यो का भएको गरेको थियो गर्न लाई हो एक भने हुन् तथा वा यस गर्ने थिए \
         हुने भन्ने गरी अनि के तर",
    ),
    // Hebrew script.
    (
        "he",
        "של את על לא הוא עם כי גם זה או אם היא אך כל אל היה בין עד יותר אני יש רק כדי אשר אחרי \
         הם זו אבל מה לאחר לפני היו ידי ניתן אין",
    ),
    (
        "yi",
        "דער די און איז פון אין צו אויף מיט האט דאס ער נישט ניט זיך אז זיין פאר א ווי אבער האבן \
         געווען ביי וואס אויך",
    ),
    // Ethiopic.
    ("am", "ነው እና ላይ ውስጥ ግን ነበር ወደ ነገር ሁሉ እንደ ጋር ከ ነበረ በኋላ ናቸው የ ይህ ወይም"),
    ("ti", "እዩ ናይ ካብ ኣብ ናብ ከም እዚ እቲ ድማ ነበረ እዮም ምስ ግን ኣሎ"),
];

/// Languages that say with endings what others say with small words, so that
/// function words are half as many in them.
pub(super) const SPARSE: &[&str] = &[
    "am", "ar", "az", "be", "bg", "ckb", "cs", "et", "eu", "fi", "hr", "hu", "kk", "ky", "la",
    "lt", "lv", "mk", "mn", "pl", "ru", "sk", "sl", "sr", "ti", "tr", "ug", "uk", "uz",
];

/// Letters that only some languages of their script have, as sets of letters;
/// a word with one of them counts as a function word of these languages.
pub(super) const LETTERS: &[(&str, &[&str])] = &[
    ("ğı", &["tr", "az"]),
    ("ə", &["az"]),
    ("їєґ", &["uk"]),
    ("ў", &["be"]),
    ("ћђ", &["sr"]),
    ("қғұ", &["kk", "tg"]),
    ("ټډړښګ", &["ps"]),
    ("ې", &["ps", "ug"]),
    ("ۋ", &["ug"]),
    ("ٹڈڑں", &["ur"]),
    ("ڵێ", &["ckb"]),
];
