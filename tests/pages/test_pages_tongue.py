# ruff: noqa: E501 (each sentence stands in one line)
"""The language of a page, by script and function words; the sentences are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Zone
from synoptic.pages.tongue import language

TEXTS = {
    "en": "The bridge over the Askmark was closed on Monday after engineers found cracks in two of its piers, they said.",
    "de": "Die Brücke über die Askmark ist am Montag gesperrt worden, nachdem Ingenieure in zwei Pfeilern Risse fanden.",
    "fr": "Le pont sur l’Askmark a été fermé lundi après que des ingénieurs ont trouvé des fissures dans deux piles.",
    "es": "El puente sobre el Askmark fue cerrado el lunes después de que los ingenieros hallaron grietas en las pilas.",
    "it": "Il ponte sull'Askmark è stato chiuso lunedì dopo che gli ingegneri hanno trovato crepe in due dei suoi piloni.",
    "pt": "A ponte sobre o Askmark foi fechada na segunda-feira depois que os engenheiros acharam fissuras em dois pilares.",
    "nl": "De brug over de Askmark is maandag gesloten nadat ingenieurs scheuren in twee van de pijlers hadden gevonden.",
    "sv": "Bron över Askmark stängdes på måndagen efter att ingenjörer hittat sprickor i två av pelarna, och den är inte säker.",
    "da": "Broen over Askmark blev lukket mandag, efter at ingeniører havde fundet revner i to af pillerne, og den er ikke sikker.",
    "no": "Broen over Askmark ble stengt mandag etter at ingeniører hadde funnet sprekker i to av pilarene, og den er ikke trygg.",
    "fi": "Silta suljettiin maanantaina, kun insinöörit olivat löytäneet halkeamia, ja se on ollut kiinni, mutta ei kuitenkaan kauan.",
    "pl": "Most na rzece został zamknięty w poniedziałek, ponieważ inżynierowie znaleźli pęknięcia, które nie są jednak duże.",
    "cs": "Most přes řeku byl v pondělí uzavřen, protože inženýři našli trhliny, které však podle nich nejsou velké a je to tak.",
    "hu": "A hidat hétfőn lezárták, mert a mérnökök repedéseket találtak, és azt mondták, hogy az nem volt még veszélyes.",
    "ro": "Podul a fost închis luni după ce inginerii au găsit fisuri în două dintre piloni, dar nu este un pericol pentru oraș.",
    "tr": "Köprü pazartesi günü kapatıldı, çünkü mühendisler iki ayakta çatlak buldu ve bu çok tehlikeli olarak görüldü, dedi.",
    "id": "Jembatan itu ditutup pada hari Senin karena para insinyur menemukan retakan di dua pilar, dan tidak bisa dipakai lagi.",
    "vi": "Cây cầu đã bị đóng vào thứ hai sau khi các kỹ sư tìm thấy vết nứt ở hai trụ và không được mở lại cho đến nay.",
    "el": "Η γέφυρα έκλεισε τη Δευτέρα αφού οι μηχανικοί βρήκαν ρωγμές σε δύο από τους πυλώνες της.",
    "ru": "Мост закрыли в понедельник, после того как инженеры нашли трещины в двух опорах, сообщили в порту, это было ясно.",
    "uk": "Міст закрили в понеділок, після того як інженери знайшли тріщини у двох опорах, повідомили в порту її очільники.",
    "bg": "Мостът беше затворен в понеделник, след като инженери откриха пукнатини в два от стълбовете му.",
    "sr": "Мост је затворен у понедељак након што су инжењери нашли пукотине у два његова стуба, њихов извештај је јасан.",
    "kk": "Көпір дүйсенбіде жабылды, өйткені инженерлер екі тіректен жарықтар тапты, қала әкімдігі хабарлады, ұзақ болды.",
    "ar": "أُغلق الجسر يوم الاثنين بعد أن وجد المهندسون شقوقا في اثنتين من الدعامات، حسبما قالت إدارة الميناء إلى الصحافة.",
    "fa": "پل روز دوشنبه پس از آنکه مهندسان در دو پایه آن ترک پیدا کردند بسته شد و گفتند که بزودی باز نمی‌شود.",
    "ur": "پل پیر کو بند کر دیا گیا جب انجینئروں نے اس کے دو ستونوں میں دراڑیں پائیں، انتظامیہ نے بتایا۔",
    "he": "הגשר נסגר ביום שני לאחר שמהנדסים מצאו סדקים בשניים מעמודיו, כך נמסר מהנמל.",
    "hi": "सोमवार को पुल बंद कर दिया गया क्योंकि इंजीनियरों ने दो खंभों में दरारें पाई हैं और यह सुरक्षित नहीं है।",
    "mr": "सोमवारी पूल बंद करण्यात आला कारण अभियंत्यांना दोन खांबांमध्ये भेगा आढळल्या आहेत आणि तो सुरक्षित नाही असे सांगितले.",
    "ne": "इन्जिनियरहरूले दुई खम्बामा चिरा फेला पारेपछि सोमबार पुल बन्द गरेको छ र यो सुरक्षित छैन भने पनि खुल्ने छ।",
    "bn": "সোমবার সেতুটি বন্ধ করে দেওয়া হয় কারণ প্রকৌশলীরা দুটি স্তম্ভে ফাটল খুঁজে পান।",
    "ta": "பொறியாளர்கள் இரண்டு தூண்களில் விரிசல்களைக் கண்டறிந்ததால் திங்களன்று பாலம் மூடப்பட்டது.",
    "te": "ఇంజనీర్లు రెండు స్తంభాలలో పగుళ్లు కనుగొన్నందున సోమవారం వంతెన మూసివేయబడింది.",
    "gu": "ઇજનેરોને બે થાંભલામાં તિરાડો મળી હોવાથી સોમવારે પુલ બંધ કરવામાં આવ્યો હતો.",
    "ja": "技術者が二本の橋脚に亀裂を見つけたため、橋は月曜日に閉鎖されたと港湾事務所が述べた。",
    "zh": "工程师在两个桥墩上发现裂缝后，大桥于星期一关闭，港务局如此表示，并说将很快重新开放。",
    "ko": "기술자들이 교각 두 개에서 균열을 발견한 뒤 다리는 월요일에 폐쇄되었다고 항만청이 밝혔다.",
    "th": "สะพานถูกปิดเมื่อวันจันทร์หลังจากวิศวกรพบรอยร้าวในเสาสองต้น",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_languages_of_the_press(code: str) -> None:
    text = TEXTS[code]
    assert language(text, (Zone(start=0, end=len(text), kind="body"),)) == code


@pytest.mark.parametrize("text", ["", "404", "Kelda Lindmoor Askmark", "1 2 3 4 5 6 7 8 9 10 11 12 13", "© 2019"])
def test_what_is_no_running_text_stays_open(text: str) -> None:
    assert language(text, ()) is None


def test_the_article_counts_not_its_furniture() -> None:
    menu = "The latest of the news and the weather of the day in the city of Kelda for you\n" * 3
    text = menu + TEXTS["de"]
    assert (
        language(
            text, (Zone(start=0, end=len(menu), kind="navigation"), Zone(start=len(menu), end=len(text), kind="body"))
        )
        == "de"
    )


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    found = language(text, ())
    assert found is None or (found.islower() and len(found) == 2)
