import type { Letter } from '../mail';

/** A letter that says only that it arrived. @param address of this system; null where it is not set */
export function testLetter(to: string, address: string | null, language: 'id' | 'en'): Letter {
  const place = address === null ? '' : ` (${address})`;
  return language === 'en'
    ? {
        to,
        subject: 'PantauSOP: mail works',
        text: `This is a test from PantauSOP${place}. It arrived, so reports and links for new passwords will arrive too.\n\nPantauSOP`,
      }
    : {
        to,
        subject: 'PantauSOP: surel berfungsi',
        text: `Ini surat uji dari PantauSOP${place}. Surat ini sampai, maka laporan dan tautan kata sandi juga akan sampai.\n\nPantauSOP`,
      };
}
