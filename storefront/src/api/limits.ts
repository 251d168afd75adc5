/** How much the API takes, from the file that the functions' own limits are held against. */
export { default as LIMITS } from '../../../contract/src/main/resources/dev/comanda/contract/limits.json';
