/** As `d` attributes, on a field as wide as there are steps between points and 100 high, 0 % at the bottom. */
export interface SparkPath {
  readonly line: string;
  readonly area: string;
}

/** `rates` oldest first, in percent; NaN is a gap and stays one. A point alone is drawn as a short stroke. */
export function sparkPath(rates: Float32Array): SparkPath {
  let line = '';
  let area = '';
  let begun = -1;
  for (let index = 0; index <= rates.length; index++) {
    const rate = rates[index] ?? Number.NaN;
    if (Number.isNaN(rate)) {
      if (begun >= 0) {
        if (begun === index - 1) line += `h${begun === 0 ? 0.5 : -0.5}`;
        area += `V100H${begun}Z`;
      }
      begun = -1;
      continue;
    }
    const y = Math.round((100 - rate) * 10) / 10;
    line += `${begun < 0 ? 'M' : 'L'}${index} ${y}`;
    area += begun < 0 ? `M${index} 100V${y}` : `L${index} ${y}`;
    if (begun < 0) begun = index;
  }
  return { line, area };
}
