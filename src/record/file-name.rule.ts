// What a downloaded document is called: its title, without what file systems refuse, and the ending of its type.

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'text/plain': 'txt',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
};

const LONGEST = 80;

export function fileName(title: string, contentType: string): string {
  const tidy = title
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/, '');
  // By characters, so that none is cut in two.
  const plain = [...tidy].slice(0, LONGEST).join('').trim();
  return `${plain === '' ? 'document' : plain}.${ENDINGS[contentType] ?? 'xml'}`;
}
