import { HostError } from "../../model/host-error.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";

/** Excel.SettingCollection: what add-ins keep in the file. */
export function settingsObject(host: ExcelHost): HostObject {
  const { settings } = host.workbook;
  const find = (key: string) => (settings.has(key) ? settingObject(host, key) : null);
  return new HostObject("SettingCollection", settings, {
    items: () => [...settings.keys()].map((key) => settingObject(host, key)),
    call: {
      Add: (given) => {
        settings.set(given.text(0), given.raw(1));
        return settingObject(host, given.text(0));
      },
      GetCount: () => settings.size,
      GetItem: (given) => found(find(given.text(0)), given.location),
      GetItemOrNullObject: (given) => find(given.text(0)),
    },
  });
}

function settingObject(host: ExcelHost, key: string): HostObject {
  const { settings } = host.workbook;
  return new HostObject("Setting", key, {
    identity: { _Id: key },
    exists: () => settings.has(key),
    get: { Key: () => key, Value: () => settings.get(key) },
    set: { Value: (value) => settings.set(key, value) },
    call: { Delete: () => settings.delete(key) && null },
  });
}

/** Excel.DocumentProperties, for the sake of its custom ones. */
export function documentPropertiesObject(host: ExcelHost): HostObject {
  return new HostObject("DocumentProperties", host, {
    get: { Author: () => host.seat.person, Title: () => "", Subject: () => "", Keywords: () => "" },
    follow: { Custom: () => customPropertiesObject(host) },
  });
}

function customPropertiesObject(host: ExcelHost): HostObject {
  const { customProperties } = host.workbook;
  const find = (key: string) =>
    customProperties.has(key) ? customPropertyObject(host, key) : null;
  return new HostObject("CustomPropertyCollection", customProperties, {
    items: () => [...customProperties.keys()].map((key) => customPropertyObject(host, key)),
    call: {
      Add: (given) => {
        const value = given.raw(1);
        const isKept = ["string", "number", "boolean"].includes(typeof value);
        if (!isKept) throw given.refusal();
        customProperties.set(given.text(0), typeof value === "number" ? value : String(value));
        return customPropertyObject(host, given.text(0));
      },
      DeleteAll: () => customProperties.clear(),
      GetCount: () => customProperties.size,
      GetItem: (given) => found(find(given.text(0)), given.location),
      GetItemOrNullObject: (given) => find(given.text(0)),
    },
  });
}

function customPropertyObject(host: ExcelHost, key: string): HostObject {
  const { customProperties } = host.workbook;
  return new HostObject("CustomProperty", key, {
    identity: { Key: key },
    exists: () => customProperties.has(key),
    get: {
      Key: () => key,
      Type: () => (typeof customProperties.get(key) === "number" ? "Number" : "String"),
      Value: () => customProperties.get(key),
    },
    set: { Value: (value) => customProperties.set(key, String(value)) },
    call: { Delete: () => customProperties.delete(key) && null },
  });
}

function found(object: HostObject | null, location: string): HostObject {
  if (object === null) throw new HostError("ItemNotFound", location);
  return object;
}
