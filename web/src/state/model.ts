import type {
  Member,
  MemberId,
  MemberRef,
  Organisation,
  Post,
  Seq,
  SpaceView,
  ThreadId,
  ThreadView,
} from "../protocol/messages.gen";

/** What one member sees of the network; the same shape that the server's replay tests write. */
export interface Snapshot {
  readonly me: MemberId;
  readonly spaces: readonly SpaceView[];
  readonly threads: readonly ThreadView[];
  readonly posts: readonly Post[];
  readonly members: readonly Member[];
  readonly organisations: readonly Organisation[];
  /** Whose words this member does not want to see. */
  readonly blocked: readonly MemberId[];
  /** Whether this member has to accept the community agreement before they write. */
  readonly agreement_due: boolean;
}

export interface TypingMember {
  readonly thread: ThreadId;
  readonly member: MemberRef;
  /** Milliseconds of the clock at which this no longer holds. */
  readonly until: number;
}

/** A snapshot, in this client only as far as it was loaded, and what passes by without a trace. */
export interface State extends Snapshot {
  readonly online: readonly MemberId[];
  readonly typing: readonly TypingMember[];
  /** Whether the server can save anything; a full disk turns writing off and leaves reading on. */
  readonly writable: boolean;
  /** When somebody last asked to join, or was answered: who may admit then asks for the list. */
  readonly asked: Seq;
  /** When a peer thread of one's own last changed: who looks at them asks for the list. */
  readonly peers: Seq;
  /** When what others share with one last changed: an open desk asks anew. */
  readonly desk: Seq;
  /** When a coaching cycle of one's own, or a card that one sees, last changed. */
  readonly cycles: Seq;
}

export const nobody = 0 as MemberId;

export const emptyState: State = {
  me: nobody,
  spaces: [],
  threads: [],
  posts: [],
  members: [],
  organisations: [],
  blocked: [],
  agreement_due: false,
  online: [],
  typing: [],
  writable: true,
  asked: 0,
  peers: 0,
  desk: 0,
  cycles: 0,
};
