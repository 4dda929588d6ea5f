import { Component, type ComponentType, type FunctionComponent } from "preact";

/**
 * Draws again only when one of its properties is another. For the lines of long lists: what it shows must come in by
 * properties, or by signals that the part reads itself.
 */
export function steady<P extends object>(Part: FunctionComponent<P>): ComponentType<P> {
  return class Steady extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys(next) as (keyof P)[]).some((key) => next[key] !== this.props[key]);
    }

    override render() {
      return <Part {...this.props} />;
    }
  };
}
