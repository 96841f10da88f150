-- 关于馆际互借请求的版权声明, versioned: what a reader accepted stays readable (domain.md §9.16).
-- 1 is the seed's wording, kept as history: it cites a 《版权法》 that does not exist.
-- 2 is our default, citing the law that does; in force since 1 June 2021.
insert into copyright_notice (version, valid_from, text_zh, text_en, source) values
(1, date '2007-11-01',
'根据《中华人民共和国著作权法》、《中华人民共和国版权法》：对版权材料的复制进行管制。在法律规定的特定条件下，图书馆对已经出版的图书、期刊上的文章或其他资料可以做少量复制。复制品只能用于个人学习、研究的目的，不能用于任何营利目的。如果在此范围之外提出互借请求，或者后来使用该复制品用于商业目的，则属于侵权行为，用户要为发生的版权侵权行为负责。一经发现用户的请求超出著作权法规定的“合理使用”范围，本中心保留拒绝接受该请求或取消该用户的原文请求的权利。',
'(Historical wording.) The Copyright Law of the People''s Republic of China and the "Copyright Act of the People''s Republic of China" govern the copying of copyrighted material. Under conditions laid down by law, libraries may make a small number of copies of published books, journal articles and other material. Copies may be used for personal study and research only, never for profit. To ask for more than this, or to use a copy for commercial purposes later, is an infringement, for which the user is liable. If a request is found to go beyond "fair use" under the Copyright Law, the centre reserves the right to refuse it or to cancel the user''s requests for originals.',
'S2'),
(2, date '2021-06-01',
'馆际互借与文献传递依照《中华人民共和国著作权法》（2020年修正）第二十四条和《信息网络传播权保护条例》第七条进行。在法律规定的特定条件下，图书馆可以为您借入图书，或对已经出版的图书、期刊上的文章或其他资料做少量复制。

一、复制品只供您个人学习、研究使用，不得用于任何营利目的，也不得再复制、转给他人或放到网络上。
二、超出上述范围提出请求，或者以后把复制品用于商业目的，属于侵权行为，由您承担相应的责任。
三、请求超出著作权法规定的“合理使用”范围的，本中心可以拒绝接受，或者取消该请求。',
'Interlibrary loan and document delivery follow article 24 of the Copyright Law of the People''s Republic of China (as amended in 2020) and article 7 of the Regulations on the Protection of the Right of Communication through Information Networks. Under the conditions laid down there, libraries may borrow books for you, or make a small number of copies of published books, journal articles and other material.

1. Copies are for your own study and research only: not for profit, not to be copied again, passed on or put on a network.
2. To ask for more than this, or to use a copy for commercial purposes later, is an infringement, for which you are liable.
3. The centre may refuse or cancel a request that goes beyond "fair use" under the Copyright Law.',
'corrected default; Copyright Law (2020) art. 24; Regulations art. 7');
