export { partOf, SCALE_SIZES, type ScaleSize } from './scale/sizes';
export { scaleGovernments, scaleTop, type ScaleGovernment, type ScaleHolder, type ScaleUnit } from './scale/units';
export { lastScaleStamp, scaleSops, type ScaleSop } from './scale/histories';
