# ruff: noqa: E501
"""Pages as Korean outlets build them, in twelve layouts of our own making around a `MadeArticle`."""

import json
from collections.abc import Callable
from html import escape

from tests.exchange.made_articles import MadeArticle

Layout = Callable[[MadeArticle], bytes]

_AD = '<div class="ad_box"><a href="https://ad.example/1">지금 가입하면 첫 달 무료</a><p>광고 문구가 길게 이어집니다. 지금 신청하세요.</p></div>'
_MENU = '<nav class="gnb"><ul><li><a href="/politics">정치</a></li><li><a href="/economy">경제</a></li><li><a href="/society">사회</a></li></ul></nav>'
_SHARE = '<div class="sns_share"><button>공유</button><a href="#">페이스북</a><a href="#">카카오톡</a><span>글자크기 조절</span></div>'
_RANKING = (
    '<aside class="ranking_news"><h3>많이 본 뉴스</h3><ol>'
    + "".join(f'<li><a href="/a/{n}">{n} 오늘의 날씨와 교통 소식 한눈에 보기 {n}</a></li>' for n in range(1, 6))
    + "</ol></aside>"
)
_FOOTER = (
    '<footer id="footer"><p>등록번호: 서울아00000 | 발행인: 아무개 | 청소년보호책임자: 아무개</p>'
    "<p>본 사이트의 모든 콘텐츠는 저작권법의 보호를 받습니다. 무단 복제를 금합니다.</p></footer>"
)
_COMMENTS = (
    '<section id="comments" class="reply_area"><h4>댓글</h4>'
    + "".join(
        f"<p>저는 이 계획에 찬성합니다. 다만 주민 의견을 더 들어야 한다고 생각합니다. 좋은 기사 잘 읽었습니다 {n}.</p>"
        for n in range(4)
    )
    + "</section>"
)


def _date(article: MadeArticle, form: str = "{y}.{m}.{d} {t}") -> str:
    day, time = article.published.split("T")
    year, month, date = day.split("-")
    return form.format(y=year, m=month, d=date, t=time)


def _linked_data(article: MadeArticle, **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": f"{article.published}:00+09:00",
        "author": [{"@type": "Person", "name": f"{article.reporter} 기자"}],
        "publisher": {"@type": "Organization", "name": article.outlet},
        "mainEntityOfPage": article.url,
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _open_graph(article: MadeArticle, title: str | None = None) -> str:
    return (
        f'<meta property="og:title" content="{escape(title or article.title)}"><meta property="og:site_name" content="{article.outlet}">'
        f'<meta property="og:url" content="{article.url}"><meta property="og:type" content="article">'
    )


def _page(head: str, body: str, charset: str = "utf-8") -> bytes:
    text = f'<!DOCTYPE html><html lang="ko"><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return text.encode("cp949" if charset == "euc-kr" else charset)


def _sections(article: MadeArticle, heading: str, paragraph: str = "<p>{}</p>") -> list[str]:
    pieces = []
    for title, paragraphs in article.sections:
        if title:
            pieces.append(heading.format(escape(title)))
        pieces += [paragraph.format(escape(one)) for one in paragraphs]
    return pieces


def _mixed(pieces: list[str], *others: str) -> str:
    """`others` spread over the body, the first after the first piece."""
    step = max(1, len(pieces) // (len(others) + 1))
    for number, other in enumerate(others):
        pieces.insert(1 + number * (step + 1), other)
    return "\n".join(pieces)


def wire(article: MadeArticle) -> bytes:
    """JSON-LD, `itemprop`, figure and figcaption, h3 subheads, a related box in an aside."""
    figures = [
        f'<figure><img src="a.jpg" alt=""><figcaption>{escape(one)}</figcaption></figure>' for one in article.captions
    ]
    related = "".join(f'<li><a href="/r">{escape(one)}</a></li>' for one in article.related)
    body = (
        f'{_MENU}<main><header><h1 class="tit">{escape(article.title)}</h1><h2 class="subtitle">{"<br>".join(map(escape, article.subtitles))}</h2>'
        f'<p class="update-time">송고 <span class="txt">{_date(article, "{y}-{m}-{d} {t}")}</span></p></header>{_SHARE}'
        f'<article class="story-news" itemprop="articleBody">{_mixed(_sections(article, "<h3>{}</h3>"), *figures, _AD)}'
        f'<p class="txt-copyright">&lt;저작권자(c) {article.outlet}, 무단 전재-재배포 금지&gt;</p>'
        f'<aside class="related-zone"><h4>관련기사</h4><ul>{related}</ul></aside></article></main>{_RANKING}{_FOOTER}'
    )
    return _page(
        f"<title>{escape(article.title)} | {article.outlet}</title>{_linked_data(article)}{_open_graph(article)}", body
    )


def portal(article: MadeArticle) -> bytes:
    """One element, `<br><br>` between paragraphs, bold subheads, captions in `em`, subtitle in a `strong`."""
    lines = []
    for title, paragraphs in article.sections:
        lines += ([f"<strong>{escape(title)}</strong>"] if title else []) + [escape(one) for one in paragraphs]
    photo = [
        f'<span class="end_photo_org"><div class="nbd_im_w"><img src="x.jpg"></div><em class="img_desc">{escape(one)}</em></span>'
        for one in article.captions
    ]
    lines[0] = photo[0] + lines[0]
    lines.insert(len(lines) // 2, photo[1])
    lines += [f"{article.reporter} 기자(writer@example.kr)"]
    body = (
        f'<div class="media_end_head"><h2 class="media_end_head_headline"><span>{escape(article.title)}</span></h2>'
        f'<span class="media_end_head_info_datestamp_time" data-date-time="{article.published.replace("T", " ")}:00">{_date(article)}</span>'
        f'<em class="media_end_head_journalist_name">{article.reporter} 기자</em></div>'
        f'<div id="newsct_article"><article id="dic_area"><strong class="media_end_summary">{"<br>".join(map(escape, article.subtitles))}</strong>'
        f"{'<br><br>'.join(lines)}</article></div>"
        f'<div class="copyright"><p>Copyright ⓒ {article.outlet}. All rights reserved.</p></div>{_COMMENTS}{_RANKING}'
    )
    head = f'<title>{escape(article.title)}</title><meta property="og:article:author" content="{article.outlet} | 누리포털">{_open_graph(article)}'
    return _page(head.replace(f'og:site_name" content="{article.outlet}"', 'og:site_name" content="누리포털"'), body)


def regional(article: MadeArticle) -> bytes:
    """A content system of many small papers: bold paragraphs as subheads, centred figures, a reporter box, a copyright line."""
    figures = [
        f'<div style="text-align:center"><figure class="photo-layout image photo_1 float-center"><img src="a.jpg"><figcaption>{escape(one)}</figcaption></figure></div>'
        for one in article.captions
    ]
    related = "".join(
        f'<li><a href="/news/articleView.html?idxno=1"><span>{escape(one)}</span></a></li>' for one in article.related
    )
    body = (
        f'<header class="article-view-header"><h3 class="heading">{escape(article.title)}</h3><h4 class="subheading">{"<br>".join(map(escape, article.subtitles))}</h4>'
        f'<ul class="infomation"><li>기자명 {article.reporter} 기자</li><li>입력 {_date(article)}</li><li>댓글 0</li></ul></header>'
        f'<div class="article-body"><article id="article-view-content-div" itemprop="articleBody" class="article-veiw-body">'
        f"{_mixed(_sections(article, '<p><strong>{}</strong></p>'), *figures)}</article>"
        f'<div class="article-copy">저작권자 © {article.outlet} 무단전재 및 재배포 금지</div>'
        f'<div class="writer"><strong>{article.reporter}</strong><a href="mailto:writer@example.kr">다른기사 보기</a></div>'
        f'<section class="relation"><h4>관련기사</h4><ul>{related}</ul></section></div>{_RANKING}{_FOOTER}'
    )
    head = (
        f'<title>{escape(article.title)} &lt; 경제 &lt; 기사본문 - {article.outlet}</title>{_open_graph(article)}<meta name="Copyright" content="{article.outlet}">'
        f'<meta property="article:published_time" content="{article.published}:00+09:00"><meta property="og:article:author" content="{article.reporter} 기자">'
    )
    return _page(head, body)


def old_table(article: MadeArticle) -> bytes:
    """EUC-KR, tables, font tags, single `<br>`, no metadata but the title; the picture in a table with its caption."""
    lines = []
    for title, paragraphs in article.sections:
        lines += ([f"<b>◇{escape(title)}</b>"] if title else []) + [escape(one) for one in paragraphs]
    picture = f'<table align="right"><tr><td><img src="p.gif"></td></tr><tr><td><font size="1">{escape(article.captions[0])}</font></td></tr></table>'
    body = (
        f'<table width="900"><tr><td width="150"><a href="/">처음</a><br><a href="/1">정치</a><br><a href="/2">경제</a></td><td>'
        f'<table><tr><td><font size="5"><b>{escape(article.title)}</b></font></td></tr>'
        f'<tr><td class="date">입력: {_date(article, "{y}년 {m}월 {d}일 {t}")}</td></tr>'
        f'<tr><td class="article_txt">{picture}<font size="2">{"<br><br>".join(lines)}<br><br>/{article.reporter}기자 writer@example.kr</font></td></tr></table>'
        f"</td></tr><tr><td colspan=2>Copyright (c) {article.outlet}. All rights reserved.</td></tr></table>"
    )
    return _page(f"<title>{escape(article.title)} - {article.outlet}</title>", body, "euc-kr")


def modern(article: MadeArticle) -> bytes:
    """Generated class names, h2 subheads, advertisements between paragraphs, nothing named."""
    figures = [
        f'<figure class="Image_wrap__x91Aa"><picture><img src="a.webp"></picture><figcaption class="Image_cap__b2">{escape(one)}</figcaption></figure>'
        for one in article.captions
    ]
    related = "".join(f'<li class="Item_x"><a href="/r"><div>{escape(one)}</div></a></li>' for one in article.related)
    body = (
        f'<div id="__next"><div class="Layout_c__9ab"><div class="Head_h__1"><h1 class="T_t__2">{escape(article.title)}</h1>'
        f'<div class="Sub_subTitle__3"><p>{"</p><p>".join(map(escape, article.subtitles))}</p></div>'
        f'<div class="R_r__4"><a href="/reporter/1">{article.reporter} 기자</a></div><ul class="D_date__5"><li>등록 {_date(article, "{y}-{m}-{d} {t}")}</li></ul></div>'
        f'<div class="C_c__7"><div class="C_in__8">{_mixed(_sections(article, "<h2>{}</h2>", "<p class=t_>{}</p>"), *figures, _AD, _AD)}</div></div>'
        f'<div class="RelatedNews_w__1"><h3>관련기사</h3><ul>{related}</ul></div></div></div>{_FOOTER}'
    )
    return _page(
        f"<title>{escape(article.title)} : {article.outlet}</title>{_linked_data(article)}{_open_graph(article)}", body
    )


def script_made(article: MadeArticle) -> bytes:
    """The text stands only in the JSON-LD; a script would draw it."""
    text = "\n\n".join(one for _, paragraphs in article.sections for one in paragraphs)
    head = f"<title>{escape(article.title)} | {article.outlet}</title>{_linked_data(article, articleBody=text)}{_open_graph(article)}"
    return _page(head, f'<div id="root">불러오는 중입니다.</div>{_FOOTER}')


def broadcast(article: MadeArticle) -> bytes:
    """Anchor and reporter marked in the text, `<br>` only."""
    first, *rest = article.paragraphs
    text = f"[앵커]<br><br>{escape(first)}<br><br>[기자]<br><br>" + "<br><br>".join(map(escape, rest))
    body = (
        f'{_MENU}<div class="detail-head"><h4 class="headline-title">{escape(article.title)}</h4><em class="input-date">입력 {_date(article)}</em></div>'
        f'<div id="cont_newstext" class="detail-body font-size">{text}<br><br>다온 뉴스 {article.reporter}입니다.<br><br>촬영기자:아무개/영상편집:아무개</div>'
        f'<div class="reporter-profile"><span class="name">{article.reporter} 기자</span><span>writer@example.kr</span></div>{_COMMENTS}{_FOOTER}'
    )
    head = f'<title>{escape(article.title)} | {article.outlet}</title>{_open_graph(article)}<meta name="twitter:creator" content="{article.reporter}">'
    return _page(head, body)


def division(article: MadeArticle) -> bytes:
    """Every paragraph a div, bold divs as subheads, long comments below, no hint at all."""
    body = (
        f'<div class="wrap"><div class="top"><h1>{escape(article.title)}</h1><div class="byline"><span>{article.reporter} 기자</span> <time datetime="{article.published}:00+09:00">{_date(article)}</time></div></div>'
        f'<div class="w2"><div class="w3">{_mixed(_sections(article, "<div><b>■ {}</b></div>", "<div>{}</div>"))}</div></div>{_COMMENTS}</div>{_FOOTER}'
    )
    return _page(
        f"<title>{escape(article.title)} - {article.outlet}</title>{_open_graph(article, f'{article.title} - {article.outlet}')}",
        body,
    )


def amp(article: MadeArticle) -> bytes:
    """An AMP page: `amp-img`, `section`, related links in the text."""
    figures = [
        f'<figure><amp-img src="a.jpg" width="1" height="1"></amp-img><figcaption>{escape(one)}</figcaption></figure>'
        for one in article.captions
    ]
    links = "".join(f'<p><a href="https://news.example.kr/r">▶ {escape(one)}</a></p>' for one in article.related)
    body = (
        f'<header><amp-sidebar id="s"><ul><li>정치</li></ul></amp-sidebar></header><article><h1>{escape(article.title)}</h1>'
        f'<p class="byline">{article.reporter} 기자 <time datetime="{article.published}:00+09:00">{_date(article)}</time></p>'
        f'<section>{_mixed(_sections(article, "<h3>{}</h3>"), *figures)}{links}</section><amp-ad width="1" height="1"></amp-ad></article>{_FOOTER}'
    )
    return _page(
        f'<title>{escape(article.title)}</title><link rel="canonical" href="{article.url}">{_linked_data(article)}',
        body,
    )


def agency(article: MadeArticle) -> bytes:
    """A lead with the byline, captions in tables, `[관련기사]` and its list in the text, tails and a promotion."""
    lead = f"[{'은하'}={article.outlet}] {article.reporter} 기자 = "
    pieces = _sections(article, "<p><b>{}</b></p>")
    pieces[0] = pieces[0].replace("<p>", f"<p>{lead}", 1)
    tables = [
        f'<table class="article_photo"><tr><td><img src="1.jpg"></td></tr><tr><td class="pic_caption">{escape(one)}</td></tr></table>'
        for one in article.captions
    ]
    related = "<br>".join(f'<a href="/r">{escape(one)}</a>' for one in article.related)
    body = (
        f'{_MENU}<div class="viewer"><h1 class="tit title_area">{escape(article.title)}</h1><p class="tit sub_title">{"<br>".join(map(escape, article.subtitles))}</p>'
        f'<div class="infoLine"><p class="r_dateline">등록 {_date(article)}</p></div>{_SHARE}<div class="viewerArticle"><article>'
        f"{_mixed(pieces, *tables)}<p>☞공감언론 도담뉴스 writer@example.kr</p><p>[관련기사]</p><p>{related}</p>"
        f"<p>Copyright © {article.outlet}. All rights reserved. 무단 전재 및 재배포 금지.</p></article></div></div>{_RANKING}{_FOOTER}"
    )
    head = f'<title>{escape(article.title)} :: {article.outlet} ::</title>{_open_graph(article)}<meta property="article:published_time" content="{article.published}:00+09:00">'
    return _page(head, body)


def magazine(article: MadeArticle) -> bytes:
    """Spans with styles instead of tags, h4 subheads with marks, pull quotes, a newsletter box."""
    quote = '<div class="newsletter_box"><p>매주 받아 보는 소식지를 구독하세요. 이메일 주소만 넣으면 됩니다.</p></div>'
    pictures = [
        f'<div class="img_box"><img src="a.jpg"><div class="img_txt">{escape(one)}</div></div>'
        for one in article.captions
    ]
    body = (
        f'<div id="wrap"><div class="view_head"><p class="category">기획</p><h2 class="view_title">{escape(article.title)}</h2>'
        f'<span class="view_writer">글 {article.reporter} 기자</span><span class="view_date">{_date(article, "{y}.{m}.{d}")}</span></div>'
        f'<div class="view_con clearfix">{_mixed(_sections(article, "<h4>▌{}</h4>", "<p><span style=font-size:17px>{}</span></p>"), *pictures, quote)}</div>'
        f'<div class="view_tag"><a href="/t">#지역</a> <a href="/t">#공장</a></div></div>{_COMMENTS}{_FOOTER}'
    )
    head = f'<title>{escape(article.title)} - {article.outlet}</title><meta name="author" content="{article.reporter}"><meta name="application-name" content="{article.outlet}">'
    return _page(head + f'<link rel="canonical" href="{article.url}">', body)


def styled(article: MadeArticle) -> bytes:
    """A blog-like editor: text in spans of spans, subheads by style only, empty paragraphs, captions under images."""
    pieces = _sections(
        article,
        '<p class="se-text-paragraph"><span style="font-weight: 700">{}</span></p><p class="se-text-paragraph"><span>&#8203;</span></p>',
        '<p class="se-text-paragraph"><span class="se-fs"><span>{}</span></span></p><p class="se-text-paragraph"><span>&nbsp;</span></p>',
    )
    pictures = [
        f'<div class="se-image"><img src="a.jpg"><div class="se-image-caption"><p>{escape(one)}</p></div></div>'
        for one in article.captions
    ]
    body = (
        f'{_MENU}<div class="post_head"><h1>{escape(article.title)}</h1><p class="info"><span>{article.reporter} 기자</span> <span>승인 {_date(article)}</span></p></div>'
        f'<div class="post_view"><div class="se-main-container">{_mixed(pieces, *pictures)}</div></div>{_SHARE}{_RANKING}{_FOOTER}'
    )
    head = f"<title>{escape(article.title)} | {article.outlet}</title>{_open_graph(article)}"
    return _page(head + f'<meta name="article:author" content="{article.reporter}">', body)


LAYOUTS: dict[str, Layout] = {
    one.__name__: one
    for one in (
        wire,
        portal,
        regional,
        old_table,
        modern,
        script_made,
        broadcast,
        division,
        amp,
        agency,
        magazine,
        styled,
    )
}
