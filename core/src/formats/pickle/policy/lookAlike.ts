/** Letters of other alphabets that look like Latin ones, each with the one that it looks like (Unicode TR 39). */
const letters: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    п: 'n',
    о: 'o',
  },
  ...{ р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x' },
  ...{
    α: 'a',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    σ: 'o',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
  },
  ...{
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ѕ: 'S',
    Т: 'T',
    Х: 'X',
  },
  ...{
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
    Ζ: 'Z',
  },
  ...{ ı: 'i', ɑ: 'a', ɡ: 'g', ⅼ: 'l', օ: 'o', ѻ: 'o', ꜱ: 's', ʏ: 'y', ᴏ: 'o', ѐ: 'e' },
};

/**
 * A name with what looks like a Latin letter in its place and what shows as nothing left out; `undefined` where it has
 * nothing of the kind.
 */
export function lookAlike(name: string): string | undefined {
  if (/^[\x20-\x7e]*$/.test(name)) return undefined;
  const plain = [...name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')]
    .map((letter) => letters[letter] ?? letter)
    .join('');
  return plain === name ? undefined : plain;
}
