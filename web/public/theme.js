/* Runs before the first paint, as a file of its own because the content security policy allows no inline script. */
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function stored(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (denied) {
      return null; // storage may be forbidden: then the system's theme applies
    }
  }
  function apply() {
    var choice = stored('pantausop.theme');
    root.setAttribute('data-theme', choice === 'dark' || (choice !== 'light' && dark.matches) ? 'dark' : 'light');
  }
  apply();
  dark.addEventListener('change', apply);
  window.addEventListener('pantausop:theme', apply);
  // paper is white: what is printed is light, whichever theme is on screen
  window.addEventListener('beforeprint', function () {
    root.setAttribute('data-theme', 'light');
  });
  window.addEventListener('afterprint', apply);
  if (stored('pantausop.language') === 'en') root.lang = 'en';
  // the first date that a browser writes takes long to write: done while the scripts are on their way
  setTimeout(function () {
    new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta' }).format();
  });
})();
