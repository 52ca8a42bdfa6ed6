import { drawFirstPicture } from './app/first-picture/first-picture';

drawFirstPicture()
  .then(() => import('./app/start'))
  .then(({ start }) => start())
  .catch((error: unknown) => console.error(error));
