export * from "./reference";
export * from "./area-proposal";
