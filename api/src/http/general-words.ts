import type { Bilingual } from './bilingual';

/** The session or token is over, or nobody is signed in. */
export const SIGN_IN_FIRST: Bilingual = {
  id: 'Anda belum masuk, atau sesinya sudah berakhir: silakan masuk',
  en: 'you are not signed in, or the session is over: sign in',
};

export const NOTHING_HERE: Bilingual = {
  id: 'tidak ada apa pun di alamat ini: periksa alamatnya, atau mulai lagi dari halaman depan',
  en: 'there is nothing at this address: check it, or start from the first page again',
};

export const NOT_NOW: Bilingual = {
  id: 'peladen sedang tidak dapat melayani: coba lagi sebentar lagi',
  en: 'the server cannot answer at the moment: try again shortly',
};

export const OUR_FAULT: Bilingual = {
  id: 'terjadi gangguan di peladen: coba lagi, dan bila berulang beri tahu admin dengan kode permintaannya',
  en: 'something went wrong at the server: try again, and if it happens again tell the admin the request code',
};

const NOT_ANSWERED: Bilingual = {
  id: 'permintaan ini tidak dapat dilayani: muat ulang halaman, lalu coba lagi',
  en: 'this request cannot be served: load the page again and try once more',
};

/** What people read of refusals that the server itself makes, before any module has seen the request. */
const OF_STATUS: Readonly<Record<number, Bilingual>> = {
  404: NOTHING_HERE,
  405: {
    id: 'alamat ini tidak menerima tindakan itu: muat ulang halaman, lalu coba lagi',
    en: 'this address does not take that action: load the page again and try once more',
  },
  412: {
    id: 'versi yang dikirim tidak dapat dibaca: muat ulang halaman, lalu putuskan lagi',
    en: 'the version that was sent cannot be read: load the page again, then decide',
  },
  413: {
    id: 'yang dikirim terlalu besar: pilih berkas yang lebih kecil, atau kirim sebagian demi sebagian',
    en: 'what was sent is too large: choose a smaller file, or send it in parts',
  },
  415: {
    id: 'jenis kiriman ini tidak diterima di sini: muat ulang halaman, lalu coba lagi',
    en: 'this kind of content is not taken here: load the page again and try once more',
  },
};

export const wordsOfStatus = (status: number): Bilingual => OF_STATUS[status] ?? NOT_ANSWERED;
