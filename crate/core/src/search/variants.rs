//! Variants of kanji that a search treats as equal, for example 高 and 髙, 学 and 學.
//!
//! Each group begins with the standard form in Japan, which replaces the others. The groups hold
//! the old forms in the table of kanji for general use (常用漢字表) and variants that occur in names of
//! people and places. Compatibility ideographs are left out, because normalisation (NFKC) has
//! already replaced them. Kanji with different meanings are never in one group.

use std::collections::HashMap;
use std::sync::LazyLock;

const GROUPS: &str = "
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫畵
会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學斈 岳嶽 楽樂 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 気氣 既旣 帰歸 亀龜 偽僞 戯戲 犠犧 旧舊
拠據 挙擧舉 虚虛 峡峽 挟挾 狭狹 教敎 郷鄕鄉 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄雞 芸藝 撃擊 研硏
県縣 倹儉 剣劍劒劔 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國圀囯 黒黑 砕碎 済濟 剤劑 雑雜 参參 桟棧
蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕溼 実實 写寫 釈釋 寿壽 収收 従從 渋澁澀 獣獸 縦縱 粛肅 処處 緒緖 叙敍敘 将將 称稱 渉涉
焼燒 証證 奨奬獎 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓
枢樞 数數 瀬瀨 声聲 斉齊齋斎 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 曽曾 痩瘦
装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體躰 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡
虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵銕 点點 転轉 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪鬭 徳德 独獨 読讀 届屆 弐貳 悩惱
脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊邉 変變 弁辨瓣辯 歩步
宝寶寳 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵麪 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩
猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 録錄 湾灣
高髙 崎﨑嵜 島嶋嶌 富冨 吉𠮷 峰峯 桑桒 柳栁 槙槇 遥遙 尭堯 晋晉 亘亙 桧檜 巌巖 穣穰 館舘 群羣 略畧 渕淵渊 船舩 瑶瑤 藪薮籔 麹麴
鴎鷗 鹸鹼 頬頰 掻搔 填塡 剥剝 叱𠮟 侠俠 繋繫 噛嚙 嘘噓 躯軀 涛濤 祷禱 莱萊 蝋蠟 蛎蠣 砺礪 鯵鰺 諌諫 枡桝 卒卆 喜㐂 橋𣘺 達逹 侭儘
値值 兎兔 内內 氷冰 却卻 呉吳 姉姊 姫姬 彦彥 悦悅 戸戶 晃晄 没沒 渇渴 床牀 産產 皐皋 禄祿 税稅 頴穎 絶絕 歳歲 聡聰 唇脣 脱脫 脚腳
舎舍 説說 猫貓 鋭銳 舗鋪 閲閱 顔顏 蝉蟬 醤醬 蒋蔣 芦蘆 焔焰 倶俱 弯彎 欠缺 汚污 査查 壺壷 鴬鶯 禰祢 秋穐龝 土圡 隣鄰 裏裡 凛凜 蕊蘂 蘇蘓
";

static STANDARD: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let groups = GROUPS.split_whitespace().filter_map(|group| {
        let mut kanji = group.chars();
        Some((kanji.next()?, kanji))
    });
    groups.flat_map(|(standard, others)| others.map(move |other| (other, standard))).collect()
});

/// Returns the standard form of a kanji, and any other character unchanged.
pub(super) fn standard_kanji(character: char) -> char {
    STANDARD.get(&character).copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use unicode_normalization::is_nfkc;

    /// A kanji in two groups would make their meanings equal. One that NFKC changes would never
    /// match.
    #[test]
    fn each_kanji_is_in_one_group_and_unchanged_by_nfkc() {
        let mut seen = HashSet::new();
        for group in GROUPS.split_whitespace() {
            assert!(group.chars().count() >= 2, "{group}");
            for kanji in group.chars() {
                assert!(seen.insert(kanji), "{kanji} of {group}");
                assert!(is_nfkc(&kanji.to_string()), "{kanji} of {group}");
            }
        }
        assert!(seen.len() > 800, "{}", seen.len());
    }
}
