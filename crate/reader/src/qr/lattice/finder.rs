//! Finder patterns (ISO/IEC 18004 §6.3.3) by their inner square and the light ring around it. The
//! outer dark ring may run into a dark background, which happens without a quiet zone.

use crate::qr::deadline::Deadline;
use crate::qr::runs;
use rxing::Point;
use rxing::common::BitMatrix;

/// A finder pattern.
#[derive(Debug, Clone, Copy)]
pub(in crate::qr) struct Finder {
    pub(super) centre: Point,
    /// Pixels along a module's edge.
    pub(super) module: f32,
}

/// The search ends after so many patterns: a page full of text must not take seconds.
const MAX_FOUND: usize = 2_000;
/// The number of finder patterns that are kept, the largest first.
const MAX_KEPT: usize = 100;

pub(in crate::qr) fn find(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    // Those of `found` that reach down to the row.
    let mut near: Vec<Finder> = Vec::new();
    let mut runs = Vec::new();
    // The inner square is three modules high, and a module at least a pixel.
    for y in (1..bits.height()).step_by(2) {
        near.retain(|finder| finder.centre.y + finder.module * 2.0 > y as f32);
        runs::read(bits, y, &mut runs);
        let mut start = 0;
        for (index, &run) in runs.iter().enumerate() {
            let (left, width) = (start, run);
            start += run;
            let is_dark = index % 2 == 1;
            if !is_dark || index < 3 {
                continue;
            }
            let Some(five) = runs[index - 2..].first_chunk() else { break };
            if !is_pattern(five) {
                continue;
            }
            if deadline.has_passed() {
                break;
            }
            let point = Point { x: left as f32 + width as f32 / 2.0, y: y as f32 + 0.5 };
            let is_known =
                |finder: &Finder| Point::distance(finder.centre, point) < finder.module * 2.0;
            if near.iter().any(is_known) {
                continue;
            }
            let finder = confirm(bits, point);
            found.extend(finder);
            near.extend(finder);
        }
        if found.len() >= MAX_FOUND || deadline.has_passed() {
            break;
        }
    }
    // The letter "o" looks like a finder pattern, but a small one.
    found.sort_by(|a, b| b.module.total_cmp(&a.module));
    found.truncate(MAX_KEPT);
    found
}

/// Whether the runs' lengths are as 1 : 1 : 3 : 1 : 1. The first and the last may be longer.
pub(super) fn is_pattern(&[before, left, core, right, behind]: &[u32; 5]) -> bool {
    let module = (left + core + right) as f32 / 5.0;
    let is_about = |run: u32, modules: f32, slack: f32| {
        (run as f32 - modules * module).abs() <= slack * module
    };
    is_about(core, 3.0, 1.2)
        && is_about(left, 1.0, 0.75)
        && is_about(right, 1.0, 0.75)
        && before.min(behind) as f32 >= module * 0.4
}

/// In a slanted view a pattern is so many times as wide as high, or the other way round.
const MAX_SQUEEZE: f32 = 3.0;

/// The pattern must also show in the column and on a diagonal, and its inner square must be one.
fn confirm(bits: &BitMatrix, near: Point) -> Option<Finder> {
    let down = cross(bits, near, (0, 1)).filter(Crossing::is_closed)?;
    let centre = Point { x: near.x, y: near.y + down.offset };
    let across = cross(bits, centre, (1, 0)).filter(Crossing::is_closed)?;
    let centre = Point { x: centre.x + across.offset, y: centre.y };
    if across.module.max(down.module) > across.module.min(down.module) * MAX_SQUEEZE {
        return None;
    }
    cross(bits, centre, (1, 1)).or_else(|| cross(bits, centre, (1, -1)))?;
    square(bits, centre, f32::midpoint(across.module, down.module))
}

/// The inner square's run is followed for so many pixels to each side.
const MAX_CORE: u32 = 400;

/// In modules. Of the outer ring's two runs on a line, the shorter one is not wider.
const MAX_RING: f32 = 2.2;

/// A line through a finder pattern.
struct Crossing {
    /// From the point to the middle of the inner square, in pixels.
    offset: f32,
    module: f32,
    /// The shorter of the outer ring's runs, in pixels.
    ring: u32,
}

impl Crossing {
    /// Whether the outer ring ends on one side at least. Towards the symbol it always does, but
    /// around the hole of a letter "o" is the light page, and the next line is far.
    fn is_closed(&self) -> bool {
        self.ring as f32 <= self.module * MAX_RING + 1.0
    }
}

/// The pattern along a line through `near` in the direction (`dx`, `dy`).
fn cross(bits: &BitMatrix, near: Point, (dx, dy): (i32, i32)) -> Option<Crossing> {
    let (x, y) = (near.x.floor() as i32, near.y.floor() as i32);
    let is_dark = |steps: i32| {
        let (x, y) = (u32::try_from(x + dx * steps).ok()?, u32::try_from(y + dy * steps).ok()?);
        (x < bits.width() && y < bits.height()).then(|| bits.get(x, y))
    };
    if is_dark(0) != Some(true) {
        return None;
    }
    // The lengths of the dark, light and dark runs from `near` outwards. The outer one may reach
    // the picture's edge.
    let half = |direction: i32| {
        let mut lengths = [0_u32; 3];
        let mut steps = direction;
        let mut most = MAX_CORE;
        for (length, dark) in lengths.iter_mut().zip([true, false, true]) {
            while *length <= most && is_dark(steps) == Some(dark) {
                *length += 1;
                steps += direction;
            }
            // The light ring is narrower than the inner square. The outer one may run into a large
            // dark area: its length does not matter beyond a few modules.
            most = 2 * steps.unsigned_abs();
        }
        lengths
    };
    let ([core_back, left, before], [core_on, right, behind]) = (half(-1), half(1));
    let five = [before, left, core_back + 1 + core_on, right, behind];
    is_pattern(&five).then(|| Crossing {
        offset: (core_on as f32 - core_back as f32) / 2.0 - (within_pixel(near, dx) - 0.5),
        module: (left + core_back + 1 + core_on + right) as f32 / 5.0,
        ring: before.min(behind),
    })
}

/// The point's position within its pixel along the line, from 0 to 1.
fn within_pixel(near: Point, dx: i32) -> f32 {
    if dx == 0 { near.y - near.y.floor() } else { near.x - near.x.floor() }
}

/// Measures the inner square by its area, which is exact for a rotated symbol too. `None` if it is
/// not about three `module`s wide: then it is part of a letter.
fn square(bits: &BitMatrix, centre: Point, module: f32) -> Option<Finder> {
    let reach = (module * 3.2).ceil() as i32;
    let (x, y) = (centre.x.floor() as i32, centre.y.floor() as i32);
    let side = reach * 2 + 1;
    let mut seen = vec![false; (side * side) as usize];
    let mut open = vec![(0_i32, 0_i32)];
    let (mut count, mut sum_x, mut sum_y) = (0_u32, 0_i64, 0_i64);
    while let Some((dx, dy)) = open.pop() {
        if dx.abs() >= reach || dy.abs() >= reach {
            // It is connected to the outer ring.
            return None;
        }
        let seen = &mut seen[((dy + reach) * side + dx + reach) as usize];
        if std::mem::replace(seen, true) {
            continue;
        }
        let (Ok(px), Ok(py)) = (u32::try_from(x + dx), u32::try_from(y + dy)) else { continue };
        if px >= bits.width() || py >= bits.height() || !bits.get(px, py) {
            continue;
        }
        count += 1;
        sum_x += i64::from(dx);
        sum_y += i64::from(dy);
        open.extend([(dx + 1, dy), (dx - 1, dy), (dx, dy + 1), (dx, dy - 1)]);
    }
    if count == 0 {
        return None;
    }
    let found = (count as f32).sqrt() / 3.0;
    if found > module * 1.3 || found < module * 0.7 {
        return None;
    }
    let mean = |sum: i64| sum as f32 / count as f32 + 0.5;
    Some(Finder {
        centre: Point { x: x as f32 + mean(sum_x), y: y as f32 + mean(sum_y) },
        module: found,
    })
}
